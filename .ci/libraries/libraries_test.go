// Package libraries measures how WebSocket libraries answer Close frames, and holds
// README's table of the libraries to what it sees.
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
	"strconv"
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
	nats "github.com/nats-io/nats-server/v2/server"
	"github.com/valyala/fasthttp"
	xnet "golang.org/x/net/websocket"

	"example.com/closecode"
)

// libraries is what README's table says of each library.
var libraries = []struct {
	module     string
	start      func(*testing.T) (address string)
	wrongAbout string // the codes that the library wrongly refuses or accepts
	oneByte    string // what the library sends back to a payload of one byte
	badReason  string // what it sends back to 1000 with a reason that is not UTF-8
}{
	{"github.com/coder/websocket", overHTTP(serveCoder), "nothing", "refused", "1000"},
	{"github.com/gorilla/websocket", overHTTP(serveGorilla), "refuses 1014", "empty", "refused"},
	{"github.com/fasthttp/websocket", startFastHTTP, "refuses 1014", "empty", "refused"},
	{"github.com/gobwas/ws", overHTTP(serveGobwas), "refuses 1012–1014, accepts 5000–65535", "refused", "refused"},
	{"github.com/lxzan/gws", overHTTP(serveGWS), "refuses 1014", "refused", "1000"},
	{"github.com/lesismal/nbio", startNBIO, "refuses 1012–1014, accepts 1015", "refused", "refused"},
	{"github.com/antlabs/quickws", overHTTP(serveQuickWS), "nothing", "refused", "1000"},
	{"github.com/nats-io/nats-server/v2", startNATS, "nothing", "refused", "1007"},
	{"golang.org/x/net", overHTTP(serveXNet), "accepts 0–999, 1004–1006, 1015–2999, 5000–65535", "1000", "1000"},
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

func startNATS(t *testing.T) string {
	server, err := nats.NewServer(&nats.Options{
		DontListen: true,
		NoSigs:     true,
		Websocket:  nats.WebsocketOpts{Host: "127.0.0.1", Port: -1, NoTLS: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	server.Start()
	t.Cleanup(server.Shutdown)
	return strings.TrimPrefix(server.WebsocketURL(), "ws://")
}

// answer returns what the server sends back to a Close frame. It tries three times, since
// nbio loses a new connection now and then: once in some 50,000.
func answer(t *testing.T, address string, payload ...byte) string {
	for tries := 1; ; tries++ {
		sentBack, err := exchange(address, payload)
		if err == nil {
			return sentBack
		}
		if tries == 3 {
			t.Fatalf("payload % x: %v", payload, err)
		}
		t.Logf("payload % x is tried again after %v", payload, err)
	}
}

// exchange sends a Close frame and returns the code of the one that the server sends
// back, or "empty" if that has no code. It returns "refused" for ProtocolError, and where
// the server closes the connection without a Close frame.
func exchange(address string, payload []byte) (string, error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return "", err
	}
	defer conn.Close()
	conn.(*net.TCPConn).SetLinger(0) // so that closed connections do not pile up
	conn.SetDeadline(time.Now().Add(5 * time.Second))
	fmt.Fprintf(conn, "GET / HTTP/1.1\r\nHost: %s\r\nOrigin: http://%[1]s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"+
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n", address)
	reader := bufio.NewReader(conn)
	response, err := http.ReadResponse(reader, nil)
	if err != nil {
		return "", err
	}
	if response.StatusCode != http.StatusSwitchingProtocols {
		return "", errors.New(response.Status)
	}

	// Masking with zeros leaves the payload as it is.
	conn.Write(append([]byte{0x88, 0x80 | byte(len(payload)), 0, 0, 0, 0}, payload...))
	for {
		opcode, data, err := readFrame(reader)
		switch {
		case errors.Is(err, os.ErrDeadlineExceeded):
			return "", err
		case err != nil:
			return "refused", nil
		case opcode != 8:
			continue
		case len(data) < 2:
			return "empty", nil
		}
		if code := closecode.CloseCode(binary.BigEndian.Uint16(data)); code != closecode.ProtocolError {
			return strconv.Itoa(int(code)), nil
		}
		return "refused", nil
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

// wrongAbout sends the codes up to 5100 and a sample above, and returns those that the
// server wrongly refuses or accepts.
func wrongAbout(t *testing.T, address string) string {
	ranges := make(map[string][]string) // of codes, by what the server does with them
	before, first := "", 0
	for n := 0; n < 1<<16; n++ {
		if n > 5100 && n%997 != 0 && n != 65535 {
			continue
		}
		code := closecode.CloseCode(n)
		isWrong := func() bool {
			refused := answer(t, address, byte(code>>8), byte(code)) == "refused"
			// ProtocolError comes back whether the server refuses it or not.
			return refused == code.IsSendable() && code != closecode.ProtocolError
		}
		does := "takes rightly"
		if isWrong() && isWrong() { // once could be a connection that nbio lost
			does = "accepts"
			if code.IsSendable() {
				does = "refuses"
			}
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
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n") // git may have changed the line endings
}

func TestLibraries(t *testing.T) {
	const head = "| library | wrong about | one byte | reason not UTF-8 |\n|---|---|---|---|\n"
	_, table, _ := strings.Cut(read(t, "../../README.md"), head)
	table, _, _ = strings.Cut(table, "\n\n")
	inREADME := strings.Split(table, "\n")
	if len(inREADME) != len(libraries) {
		t.Fatalf("README.md's table has %d libraries, want %d, after the lines\n%s", len(inREADME), len(libraries), head)
	}
	goMod := read(t, "go.mod")
	for i, l := range libraries {
		t.Run(l.module, func(t *testing.T) {
			version := regexp.MustCompile(regexp.QuoteMeta(l.module) + " (v.*)").FindStringSubmatch(goMod)[1]
			line := func(wrongAbout, oneByte, badReason string) string {
				return fmt.Sprintf("| %s %s | %s | %s | %s |",
					strings.TrimPrefix(l.module, "github.com/"), version, wrongAbout, oneByte, badReason)
			}
			address := l.start(t)
			got := line(wrongAbout(t, address), answer(t, address, 3), answer(t, address, 3, 232, 255))
			t.Log(got)
			if want := line(l.wrongAbout, l.oneByte, l.badReason); got != want {
				t.Errorf("this test expects\n%s", want)
			}
			if got != inREADME[i] {
				t.Errorf("README.md has\n%s", inREADME[i])
			}
			if answer(t, address) == "refused" {
				t.Error("an empty payload is refused")
			}
		})
	}
}
