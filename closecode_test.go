package closecode_test

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math/rand"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"example.com/closecode"
)

// codes lists all codes in order, with what RFC 6455, sections 7.4.1 and 7.4.2, and
// IANA's registry say of them. A new code gets lines of its own, out of its range.
var codes = []struct {
	first, last        int // the same for a code with a name
	constant           closecode.CloseCode
	name, knownAs      string
	reserved, sendable bool
	description        string
	readme             string // what README says of the code
}{
	{0, 999, 0, "", "", false, false,
		"This code is in a range that the WebSocket protocol does not use.", ""},
	{1000, 1000, closecode.NormalClosure, "NormalClosure", "", false, true,
		"The connection has served its purpose and ends normally.",
		"the work is done."},
	{1001, 1001, closecode.EndpointGoingAway, "EndpointGoingAway", "Going Away", false, true,
		"An endpoint is going away, as when a server shuts down or a browser leaves the page.",
		"your server shuts down, or the user leaves the page."},
	{1002, 1002, closecode.ProtocolError, "ProtocolError", "", false, true,
		"An endpoint ends the connection over a protocol error.",
		"the other side broke the protocol, as with a code that may not be sent."},
	{1003, 1003, closecode.CannotAcceptData, "CannotAcceptData", "Unsupported Data", false, true,
		"A message was of a type that its receiver does not accept, such as binary where it understands only text.",
		"a message came of a type that you do not accept, such as binary."},
	{1004, 1004, closecode.Reserved0, "Reserved0", "Reserved", true, false,
		"This code is reserved and has no meaning yet; it might get one.",
		"it has no meaning yet. Do not send it."},
	{1005, 1005, closecode.NoStatusCode, "NoStatusCode", "No Status Rcvd", true, false,
		"A Close frame carried no code, as after a script's close(). Your side sets this code; it must not be sent.",
		"reported when a Close frame had no code, as after a script's `close()`. Do not send it."},
	{1006, 1006, closecode.ClosedAbnormally, "ClosedAbnormally", "Abnormal Closure", true, false,
		"No Close frame came, as when a peer, proxy or network drops the connection. Your side sets this code; it must not be sent.",
		"reported when the connection ended without a Close frame, as when a network fails. Do not send it."},
	{1007, 1007, closecode.InvalidMessageSent, "InvalidMessageSent", "Invalid frame payload data", false, true,
		"The data of a message did not fit the message's type, text or binary, as when text is not UTF-8.",
		"a message of text was not UTF-8."},
	{1008, 1008, closecode.PolicyViolation, "PolicyViolation", "", false, true,
		"A message broke its receiver's policy.",
		"a message broke one of your rules, and no other code fits."},
	{1009, 1009, closecode.MessageTooLarge, "MessageTooLarge", "Message Too Big", false, true,
		"A message was too big for its receiver to process.",
		"a message was too big for you."},
	{1010, 1010, closecode.InvalidHandshake, "InvalidHandshake", "Mandatory Ext.", false, true,
		"The client expected the server to agree to extensions, and the handshake response lacked them.",
		"a client needs an extension that the server did not agree to."},
	{1011, 1011, closecode.UnexpectedCondition, "UnexpectedCondition", "Internal Error", false, true,
		"An unexpected condition kept an endpoint from doing what was asked of it.",
		"something failed on your side."},
	{1012, 1012, closecode.ServiceRestart, "ServiceRestart", "", false, true,
		"The service is restarting. A client that reconnects should first wait a random 5 to 30 seconds.",
		"your server restarts; clients should come back after 5 to 30 seconds."},
	{1013, 1013, closecode.TryAgainLater, "TryAgainLater", "", false, true,
		"The service is overloaded. A client should go to another address, or to the same one only when the user acts.",
		"your server is overloaded."},
	{1014, 1014, closecode.BadGateway, "BadGateway", "", false, true,
		"A gateway or proxy got an invalid response from its upstream server. This code is like HTTP status 502.",
		"the server behind your gateway gave an invalid response. Many peers refuse this code."},
	{1015, 1015, closecode.TLSHandshakeFailure, "TLSHandshakeFailure", "TLS handshake", true, false,
		"The TLS handshake failed, as when the server certificate cannot be verified. Your side sets this code; it must not be sent.",
		"reported when TLS failed, as with a bad certificate. Do not send it."},
	{1016, 2999, 0, "", "", false, false,
		"This code is unassigned; it is kept for the WebSocket protocol, its later versions and its extensions.", ""},
	{3000, 3999, 0, "", "", false, true,
		"This code is defined by a library, framework or application, which may have registered it with IANA.", ""},
	{4000, 4999, 0, "", "", false, true,
		"This code is for private use, by agreement between the two sides.", ""},
	{5000, 65535, 0, "", "", false, false,
		"This code is above the ranges that the WebSocket protocol defines.", ""},
}

func TestMethods(t *testing.T) {
	type results struct {
		name                   string
		isReserved, isSendable bool
		description            string
	}
	fitsCloseFrame := regexp.MustCompile(`^[ -~]{1,123}$`) // RFC 6455, section 5.5
	next := 0
	for _, c := range codes {
		if c.first != next {
			t.Fatalf("codes, the list in this test, goes on with %d, want %d", c.first, next)
		}
		next = c.last + 1
		if !fitsCloseFrame.MatchString(c.description) {
			t.Errorf("the description of %d is not 1 to 123 bytes of ASCII: %q", c.first, c.description)
		}
		if c.name != "" && int(c.constant) != c.first {
			t.Errorf("%s = %d, want %d", c.name, c.constant, c.first)
		}
		want := results{c.name, c.reserved, c.sendable, c.description}
		for n := c.first; n <= c.last; n++ {
			if c.name == "" {
				want.name = fmt.Sprintf("CloseCode(%d)", n)
			}
			code := closecode.CloseCode(n)
			got := results{code.String(), code.IsReserved(), code.IsSendable(), code.Description()}
			if got != want {
				t.Errorf("the methods of %d return\n%+v, want\n%+v\n"+
					"If the registry has changed, edit codes, the list in this test.", n, got, want)
				break
			}
		}
	}
	if next != int(^closecode.CloseCode(0))+1 {
		t.Errorf("codes, the list in this test, ends with %d", next-1)
	}
}

// frames has masked Close frames as clients sent them to a server.
var frames = []struct {
	peer   string
	hex    string
	code   closecode.CloseCode
	reason string
	valid  bool
}{
	{"gorilla/websocket v1.5.3", "8886278d87b92465e3d649e8", 1000, "done", true},
	{"coder/websocket v1.8.15", "889db2dab15eb12bdc3bc1a9d039d7fad426d1bfd43ac1fa826c85ec897ed0a3c53bc1", 1009, "message exceeds 32768 bytes", true},
	{"gobwas/ws v1.5.0", "889443c2ccd74034b9a730b6beb222afeca32aafa9b363adb9a3", 1014, "upstream timed out", true},
	{"lxzan/gws v1.8.9", "8891b3f360e1bc521384c080098eddd30599c39a1284d7", 4001, "session expired", true},
	{"golang.org/x/net/websocket v0.62.0", "88821ba9a5b31841", 1000, "", true},
	{"ws 8.23.0 (Node.js 20)", "888219ba2ff81a53", 1001, "", true},
	{"ws 8.23.0 (Node.js 20)", "88861c6c17d11f9f75be7301", 1011, "boom", true},
	{"undici 7.30.2 (Node.js 20)", "8891492fc06c468eb3093a5ca903270fa5143946b2092d", 4001, "session expired", true},
	{"Chromium 156", "8885e2bc1120e97c735987", 3008, "bye", true},
	{"Chromium 156", "8882b7ff13e1b416", 1001, "", true},
	{"Chromium 156", "8880baf754dc", closecode.NoStatusCode, "", true},
	{"gorilla/websocket v1.5.3", "8880f26e2ec6", closecode.NoStatusCode, "", true},
	{"gobwas/ws v1.5.0", "888258734b625b9e", 1005, "", false},
	{"gorilla/websocket v1.5.3", "8882a2924567a17c", 1006, "", false},
	{"lxzan/gws v1.8.9", "8882e9d2745bea3e", 1004, "", false},
	{"gobwas/ws v1.5.0", "8882ca1bd37dc9ec", 1015, "", false},
	{"gorilla/websocket v1.5.3", "888215c259ed15c2", 0, "", false},
	{"gorilla/websocket v1.5.3", "88823f0d3dd13cea", 999, "", false},
	{"gobwas/ws v1.5.0", "8882b10cc9ceb6dc", 2000, "", false},
	{"lxzan/gws v1.8.9", "88826ceedcf37f66", 5000, "", false},
}

// With -v, TestFrames shows what the package says of each frame.
func TestFrames(t *testing.T) {
	for _, f := range frames {
		frame, err := hex.DecodeString(f.hex)
		if err != nil {
			t.Fatal(err)
		}
		key, payload := frame[2:6], frame[6:] // RFC 6455, section 5.2
		for i := range payload {
			payload[i] ^= key[i%len(key)]
		}
		code, reason := closecode.NoStatusCode, ""
		if len(payload) >= 2 {
			code, reason = closecode.CloseCode(binary.BigEndian.Uint16(payload)), string(payload[2:])
		}
		valid := len(payload) == 0 || code.IsSendable()
		if code != f.code || reason != f.reason || valid != f.valid {
			t.Errorf("%s: payload %q has code %d, reason %q, valid %t; want %d, %q, %t",
				f.peer, payload, code, reason, valid, f.code, f.reason, f.valid)
		}
		meaning := "not sendable"
		if valid {
			meaning = code.Description()
		}
		t.Logf("%s: %q: %d %v: %s", f.peer, payload, code, code, meaning)
	}
}

// The results of calls go here, so that the compiler keeps the calls.
var (
	stringSink string
	boolSink   bool
)

func TestAllocs(t *testing.T) {
	for _, c := range codes {
		code, want := closecode.CloseCode(c.last), 0.0
		if c.name == "" {
			want = 1
		}
		if got := testing.AllocsPerRun(10, func() { stringSink = code.String() }); got != want {
			t.Errorf("%v.String() allocates %v times, want %v", code, got, want)
		}
		if got := testing.AllocsPerRun(10, func() { stringSink = code.Description() }); got != 0 {
			t.Errorf("%v.Description() allocates %v times, want 0", code, got)
		}
	}
}

// read returns the text of a file, and skips the test where the file is not there, as
// where the tests are run in another folder.
func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Skip(err)
	}
	return string(text)
}

func TestREADME(t *testing.T) {
	comments, table := read(t, "table.go"), "| code | what it means, and when to send it |\n|---|---|\n"
	for _, c := range codes {
		if c.name == "" {
			continue
		}
		knownAs := ""
		if c.knownAs != "" {
			knownAs = " (" + c.knownAs + ")"
		}
		if head := "// " + c.name + knownAs + " "; !strings.Contains(comments, head) {
			t.Errorf("table.go has no comment that begins with %q", head)
		}
		table += fmt.Sprintf("| %d | `%s`%s: %s |\n", c.first, c.name, knownAs, c.readme)
	}
	readme := read(t, "README.md")
	if !strings.Contains(readme, table+"\n") {
		t.Errorf("README.md does not have this table of codes:\n%s", table)
	}

	tests := read(t, "closecode_test.go")
	for _, name := range []string{"receivedCode"} {
		_, function, _ := strings.Cut(tests, "\t"+name+" := func")
		function, _, _ = strings.Cut(function, "\n\t}\n")
		function = "func " + name + strings.ReplaceAll(function, "\n\t", "\n") + "\n}\n"
		if !strings.Contains(readme, function) {
			t.Errorf("README.md does not have this function of an example:\n%s", function)
		}
	}
}

func Example() {
	// A Close frame arrives. Its payload is empty, or begins with a code.
	receivedCode := func(payload []byte) (code closecode.CloseCode, valid bool) {
		if len(payload) < 2 {
			return closecode.NoStatusCode, len(payload) == 0
		}
		code = closecode.CloseCode(binary.BigEndian.Uint16(payload))
		return code, code.IsSendable() && utf8.Valid(payload[2:])
	}
	for _, payload := range []string{"\x03\xf6upstream timed out", "", "\x03", "\x03\xee", "\x03\xe8\xff"} {
		code, valid := receivedCode([]byte(payload))
		switch {
		case valid:
			fmt.Printf("%q: received %d %v: %s\n", payload, code, code, code.Description())
		case code.IsSendable():
			fmt.Printf("%q: send %v\n", payload, closecode.InvalidMessageSent)
		default:
			fmt.Printf("%q: send %v\n", payload, closecode.ProtocolError)
		}
	}
	// Output:
	// "\x03\xf6upstream timed out": received 1014 BadGateway: A gateway or proxy got an invalid response from its upstream server. This code is like HTTP status 502.
	// "": received 1005 NoStatusCode: A Close frame carried no code, as after a script's close(). Your side sets this code; it must not be sent.
	// "\x03": send ProtocolError
	// "\x03\xee": send ProtocolError
	// "\x03\xe8\xff": send InvalidMessageSent
}

// A test of a library can compare the library's own check with IsSendable. This loop
// finds the first code on which the check is wrong.
func Example_oracle() {
	validCode := func(n int) bool { // the library's own check
		return n >= 1000 && n <= 1003 || n >= 1007 && n <= 1013 || n >= 3000 && n <= 4999
	}
	for n := 0; n < 1<<16; n++ {
		code := closecode.CloseCode(n)
		if got, want := validCode(n), code.IsSendable(); got != want {
			fmt.Printf("validCode(%d) = %t, want %t for %v\n", n, got, want, code)
			break
		}
	}
	// Output:
	// validCode(1014) = false, want true for BadGateway
}

func ExampleCloseCode_String() {
	fmt.Println(closecode.EndpointGoingAway.String())
	fmt.Println(closecode.CloseCode(4001).String())
	fmt.Printf("%d %v\n", closecode.MessageTooLarge, closecode.MessageTooLarge)
	// Output:
	// EndpointGoingAway
	// CloseCode(4001)
	// 1009 MessageTooLarge
}

func ExampleCloseCode_IsReserved() {
	fmt.Println(closecode.ClosedAbnormally.IsReserved())
	fmt.Println(closecode.NormalClosure.IsReserved())
	fmt.Println(closecode.CloseCode(2000).IsReserved()) // unassigned, not reserved
	// Output:
	// true
	// false
	// false
}

func ExampleCloseCode_IsSendable() {
	fmt.Println(closecode.BadGateway.IsSendable())
	fmt.Println(closecode.NoStatusCode.IsSendable()) // only reported to the application
	fmt.Println(closecode.CloseCode(2000).IsSendable())
	fmt.Println(closecode.CloseCode(4001).IsSendable())
	// Output:
	// true
	// false
	// false
	// true
}

func ExampleCloseCode_Description() {
	fmt.Println(closecode.ServiceRestart.Description())
	fmt.Println(closecode.CloseCode(4001).Description())
	// Output:
	// The service is restarting. A client that reconnects should first wait a random 5 to 30 seconds.
	// This code is for private use, by agreement between the two sides.
}

// benchmark runs loop on random codes, too many for the processor to learn. The loop is
// the caller's own, so that the method in it inlines.
func benchmark(b *testing.B, loop func([]closecode.CloseCode)) {
	b.Helper()
	random := rand.New(rand.NewSource(1))
	for _, kind := range []struct {
		name    string
		inEight int // how many of eight codes have a name
	}{{"named", 8}, {"mixed", 4}, {"unnamed", 0}} {
		sample := make([]closecode.CloseCode, 1<<19)
		for i := range sample {
			if random.Intn(8) < kind.inEight {
				sample[i] = closecode.NormalClosure + closecode.CloseCode(random.Intn(16))
			} else {
				sample[i] = closecode.CloseCode(random.Intn(1 << 16)) // hardly ever a name
			}
		}
		b.Run(kind.name, func(b *testing.B) {
			b.ReportAllocs()
			n := b.N
			for ; n > len(sample); n -= len(sample) {
				loop(sample)
			}
			loop(sample[:n])
		})
	}
}

func BenchmarkString(b *testing.B) {
	benchmark(b, func(sample []closecode.CloseCode) {
		for _, c := range sample {
			stringSink = c.String()
		}
	})
}

func BenchmarkIsReserved(b *testing.B) {
	benchmark(b, func(sample []closecode.CloseCode) {
		for _, c := range sample {
			boolSink = c.IsReserved()
		}
	})
}

func BenchmarkIsSendable(b *testing.B) {
	benchmark(b, func(sample []closecode.CloseCode) {
		for _, c := range sample {
			boolSink = c.IsSendable()
		}
	})
}

func BenchmarkDescription(b *testing.B) {
	benchmark(b, func(sample []closecode.CloseCode) {
		for _, c := range sample {
			stringSink = c.Description()
		}
	})
}
