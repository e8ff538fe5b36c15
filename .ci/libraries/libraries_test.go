// Package libraries measures which close codes WebSocket libraries accept, and
// holds README's table of the libraries to what it sees. It needs Go 1.26, which
// golang.org/x/net asks for.
package libraries

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/antlabs/quickws"
	coder "github.com/coder/websocket"
	fast "github.com/fasthttp/websocket"
	"github.com/gobwas/ws"
	"github.com/gobwas/ws/wsutil"
	gorilla "github.com/gorilla/websocket"
	"github.com/lesismal/nbio/logging"
	"github.com/lesismal/nbio/nbhttp"
	nbio "github.com/lesismal/nbio/nbhttp/websocket"
	"github.com/lxzan/gws"
	"github.com/valyala/fasthttp"
	xnet "golang.org/x/net/websocket"

	"example.com/closecode"
)

// libraries is in the order of README's table.
var libraries = []struct {
	module string
	start  func(*testing.T) (address string)
}{
	{"github.com/coder/websocket", overHTTP(serveCoder)},
	{"github.com/gorilla/websocket", overHTTP(serveGorilla)},
	{"github.com/fasthttp/websocket", startFastHTTP},
	{"github.com/gobwas/ws", overHTTP(serveGobwas)},
	{"github.com/lxzan/gws", overHTTP(serveGWS)},
	{"github.com/lesismal/nbio", startNBIO},
	{"github.com/antlabs/quickws", overHTTP(serveQuickWS)},
	{"golang.org/x/net", overHTTP(serveXNet)},
}

// overHTTP starts a server of net/http.
func overHTTP(serve http.HandlerFunc) func(*testing.T) string {
	return func(t *testing.T) string {
		server := httptest.NewServer(serve)
		t.Cleanup(server.Close)
		return server.Listener.Addr().String()
	}
}

func serveCoder(w http.ResponseWriter, r *http.Request) {
	if conn, err := coder.Accept(w, r, nil); err == nil {
		defer conn.CloseNow()
		conn.Read(r.Context())
	}
}

func serveGorilla(w http.ResponseWriter, r *http.Request) {
	if conn, err := new(gorilla.Upgrader).Upgrade(w, r, nil); err == nil {
		defer conn.Close()
		conn.ReadMessage()
	}
}

func serveGobwas(w http.ResponseWriter, r *http.Request) {
	if conn, _, _, err := ws.UpgradeHTTP(r, w); err == nil {
		defer conn.Close()
		wsutil.ReadClientData(conn)
	}
}

func serveGWS(w http.ResponseWriter, r *http.Request) {
	if conn, err := gws.NewUpgrader(new(gws.BuiltinEventHandler), nil).Upgrade(w, r); err == nil {
		conn.ReadLoop()
	}
}

func serveQuickWS(w http.ResponseWriter, r *http.Request) {
	if conn, err := quickws.Upgrade(w, r); err == nil {
		conn.ReadLoop()
	}
}

func serveXNet(w http.ResponseWriter, r *http.Request) {
	xnet.Handler(func(conn *xnet.Conn) {
		defer conn.Close()
		io.Copy(io.Discard, conn)
	}).ServeHTTP(w, r)
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return listener
}

func startFastHTTP(t *testing.T) string {
	server := &fasthttp.Server{Handler: func(r *fasthttp.RequestCtx) {
		new(fast.FastHTTPUpgrader).Upgrade(r, func(conn *fast.Conn) { conn.ReadMessage() })
	}}
	t.Cleanup(func() { server.Shutdown() })
	listener := listen(t)
	go server.Serve(listener)
	return listener.Addr().String()
}

func startNBIO(t *testing.T) string {
	logging.SetLevel(logging.LevelNone)
	listener := listen(t)
	engine := nbhttp.NewEngine(nbhttp.Config{
		Network: "tcp",
		Addrs:   []string{listener.Addr().String()},
		Listen:  func(network, address string) (net.Listener, error) { return listener, nil },
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { nbio.NewUpgrader().Upgrade(w, r, nil) }),
	})
	if err := engine.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(engine.Stop)
	return listener.Addr().String()
}

// accepts sends a Close frame and reports whether the server accepts its code: the
// server's own Close frame is empty, or has that code or NormalClosure.
func accepts(address string, code closecode.CloseCode) (bool, error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return false, err
	}
	defer conn.Close()
	conn.(*net.TCPConn).SetLinger(0) // so that closed connections do not pile up
	conn.SetDeadline(time.Now().Add(5 * time.Second))
	fmt.Fprintf(conn, "GET / HTTP/1.1\r\nHost: %s\r\nOrigin: http://%[1]s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"+
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n", address)
	reader := bufio.NewReader(conn)
	response, err := http.ReadResponse(reader, nil)
	if err != nil {
		return false, err
	}
	if response.StatusCode != http.StatusSwitchingProtocols {
		return false, errors.New(response.Status)
	}

	// Masking with zeros leaves the payload as it is.
	conn.Write([]byte{0x88, 0x82, 0, 0, 0, 0, byte(code >> 8), byte(code)})
	for {
		opcode, payload, err := readFrame(reader)
		switch {
		case errors.Is(err, os.ErrDeadlineExceeded):
			return false, err
		case err != nil:
			return false, nil
		case opcode == 8:
			if len(payload) < 2 {
				return len(payload) == 0, nil
			}
			sent := closecode.CloseCode(binary.BigEndian.Uint16(payload))
			return sent == code || sent == closecode.NormalClosure, nil
		}
	}
}

// readFrame reads a frame of a server, of at most 65,535 bytes.
func readFrame(r io.Reader) (opcode byte, payload []byte, err error) {
	var head [2]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	length := uint16(head[1])
	if length == 126 {
		if err := binary.Read(r, binary.BigEndian, &length); err != nil {
			return 0, nil, err
		}
	}
	payload = make([]byte, length)
	_, err = io.ReadFull(r, payload)
	return head[0] & 0xf, payload, err
}

// takes returns how the server takes a code: "rightly", or what it wrongly does. It
// asks three times before it believes a fault, since a connection can get lost.
func takes(address string, code closecode.CloseCode) (does string, err error) {
	var accepted bool
	for try := 0; try < 3; try++ {
		accepted, err = accepts(address, code)
		if err == nil && accepted == code.IsSendable() {
			return "rightly", nil
		}
	}
	if accepted {
		return "accepts", err
	}
	return "refuses", err
}

// wrongAbout sends the codes up to 5100 and a sample above, and returns those that the
// server wrongly refuses or accepts. A server that does not accept NormalClosure, or
// does not answer, is not measured.
func wrongAbout(t *testing.T, address string) string {
	t.Helper()
	if does, err := takes(address, closecode.NormalClosure); does != "rightly" {
		t.Logf("%d: %s, error: %v", closecode.NormalClosure, does, err)
		return "not measured"
	}
	ranges := make(map[string][]string) // of codes, by how the server takes them
	before, first := "", 0
	for n := 0; n < 1<<16; n++ {
		if n > 5100 && n%997 != 0 && n != 65535 {
			continue
		}
		does, err := takes(address, closecode.CloseCode(n))
		if err != nil {
			t.Fatalf("%d: %v", n, err)
		}
		if does == before {
			ranges[does][len(ranges[does])-1] = fmt.Sprintf("%d–%d", first, n)
		} else {
			ranges[does] = append(ranges[does], fmt.Sprint(n))
			before, first = does, n
		}
	}
	var wrong []string
	for _, does := range []string{"refuses", "accepts"} {
		if ranges[does] != nil {
			wrong = append(wrong, does+" "+strings.Join(ranges[does], ", "))
		}
	}
	if wrong == nil {
		return "nothing"
	}
	return strings.Join(wrong, ", ")
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestLibraries(t *testing.T) {
	readme, goMod := read(t, "../../README.md"), read(t, "go.mod")
	table, rows := "| library | wrong about |\n|---|---|\n", 0
	for _, l := range libraries {
		t.Run(l.module, func(t *testing.T) {
			version := regexp.MustCompile(regexp.QuoteMeta(l.module) + " (v.*)").FindStringSubmatch(goMod)[1]
			name := strings.TrimPrefix(l.module, "github.com/")
			row := fmt.Sprintf("| %s %s | %s |", name, version, wrongAbout(t, l.start(t)))
			t.Log(row)
			if !strings.Contains(readme, row+"\n") {
				t.Error("README.md does not have this row")
			}
			table += row + "\n"
			rows++
		})
	}
	if rows == len(libraries) && !strings.Contains(readme, table+"\n") {
		t.Errorf("README.md does not have this table:\n%s", table)
	}
}
