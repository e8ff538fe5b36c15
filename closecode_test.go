package closecode_test

import (
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"example.com/closecode"
)

// codes lists all codes in order, with what RFC 6455, sections 7.4.1 and 7.4.2,
// and IANA's registry say of them. If IANA has registered a code, give it a line
// of its own, and begin the next range after it.
var codes = []struct {
	first, last        int          // the same for a code with a name
	constant           fmt.Stringer // so that a constant that lost its type does not compile here
	name, registryName string       // registryName is "" where it is the same word
	reserved, sendable bool
}{
	{0, 999, nil, "", "", false, false},
	{1000, 1000, closecode.NormalClosure, "NormalClosure", "", false, true},
	{1001, 1001, closecode.EndpointGoingAway, "EndpointGoingAway", "Going Away", false, true},
	{1002, 1002, closecode.ProtocolError, "ProtocolError", "", false, true},
	{1003, 1003, closecode.CannotAcceptData, "CannotAcceptData", "Unsupported Data", false, true},
	{1004, 1004, closecode.Reserved0, "Reserved0", "Reserved", true, false},
	{1005, 1005, closecode.NoStatusCode, "NoStatusCode", "No Status Rcvd", true, false},
	{1006, 1006, closecode.ClosedAbnormally, "ClosedAbnormally", "Abnormal Closure", true, false},
	{1007, 1007, closecode.InvalidMessageSent, "InvalidMessageSent", "Invalid frame payload data", false, true},
	{1008, 1008, closecode.PolicyViolation, "PolicyViolation", "", false, true},
	{1009, 1009, closecode.MessageTooLarge, "MessageTooLarge", "Message Too Big", false, true},
	{1010, 1010, closecode.InvalidHandshake, "InvalidHandshake", "Mandatory Ext.", false, true},
	{1011, 1011, closecode.UnexpectedCondition, "UnexpectedCondition", "Internal Error", false, true},
	{1012, 1012, closecode.ServiceRestart, "ServiceRestart", "", false, true},
	{1013, 1013, closecode.TryAgainLater, "TryAgainLater", "", false, true},
	{1014, 1014, closecode.BadGateway, "BadGateway", "", false, true},
	{1015, 1015, closecode.TLSHandshakeFailure, "TLSHandshakeFailure", "TLS handshake", true, false},
	{1016, 2999, nil, "", "", false, false},
	{3000, 3999, nil, "", "", false, true},
	{4000, 4999, nil, "", "", false, true},
	{5000, 65535, nil, "", "", false, false},
}

func TestMethods(t *testing.T) {
	next := 0
	fitsCloseFrame := regexp.MustCompile(`^[ -~]{1,123}$`) // RFC 6455, section 5.5
	described := make(map[string]int)                      // the first code with a Description
	for _, line := range codes {
		if line.first != next {
			t.Fatalf("codes goes on with %d, want %d", line.first, next)
		}
		next = line.last + 1
		if line.name != "" && line.constant != closecode.CloseCode(line.first) {
			t.Errorf("%s = %d, want %d", line.name, line.constant, line.first)
		}

		description := closecode.CloseCode(line.first).Description()
		if !fitsCloseFrame.MatchString(description) {
			t.Errorf("CloseCode(%d).Description() = %q, want 1 to 123 bytes of ASCII", line.first, description)
		}
		if other, ok := described[description]; ok {
			t.Errorf("CloseCode(%d).Description() = %q, as for %d", line.first, description, other)
		}
		described[description] = line.first

		for n := line.first; n <= line.last; n++ {
			c, name := closecode.CloseCode(n), line.name
			if name == "" {
				name = fmt.Sprintf("CloseCode(%d)", n)
			}
			right := true
			check := func(what string, got, want any) {
				if got != want {
					t.Errorf("CloseCode(%d)%s = %#v, want %#v", n, what, got, want)
					right = false
				}
			}
			check(".String()", c.String(), name)
			check(".IsReserved()", c.IsReserved(), line.reserved)
			check(".IsSendable()", c.IsSendable(), line.sendable)
			check(".Description()", c.Description(), description)
			// README gives this rule for the label of a metric.
			check(" has a name", c.IsReserved() || c.IsSendable() && c < 3000, line.name != "")
			if !right {
				break
			}
		}
	}
	if next != 1<<16 {
		t.Errorf("codes ends with %d, want %d", next-1, 1<<16-1)
	}
}

// TestREADME holds README's table of codes to what the methods return.
func TestREADME(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Skip(err)
	}

	table := "|---|---|---|\n"
	for _, line := range codes {
		c := closecode.CloseCode(line.first)
		code, sendable, meaning := fmt.Sprint(line.first), "no", c.Description()
		if c.IsSendable() {
			sendable = "yes"
		}
		switch {
		case line.name == "":
			code += fmt.Sprintf("–%d", line.last)
		case line.registryName == "":
			meaning = fmt.Sprintf("`%v`: %s", c, meaning)
		default:
			meaning = fmt.Sprintf("`%v` (%s): %s", c, line.registryName, meaning)
		}
		table += fmt.Sprintf("| %s | %s | %s |\n", code, sendable, meaning)
	}
	if !strings.Contains(string(readme), table+"\n") {
		t.Errorf("README.md does not have this table:\n%s", table)
	}
}

// frames has masked Close frames, as clients sent them to a server.
var frames = []struct {
	client, hex string
	code        closecode.CloseCode
	reason      string
	valid       bool
}{
	{"Chromium 156, left the page", "8882b7ff13e1b416", 1001, "", true},
	{"Chromium 156, close()", "8880baf754dc", closecode.NoStatusCode, "", true},
	{"gobwas/ws v1.5.0, asked to send 1014", "889443c2ccd74034b9a730b6beb222afeca32aafa9b363adb9a3", 1014, "upstream timed out", true},
	{"undici 7.30.2 (Node.js 20), asked to send 4001", "8891492fc06c468eb3093a5ca903270fa5143946b2092d", 4001, "session expired", true},
	{"gorilla/websocket v1.5.3, asked to send 1006", "8882a2924567a17c", 1006, "", false},
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
			payload[i] ^= key[i%4]
		}
		code, reason := closecode.NoStatusCode, ""
		if len(payload) >= 2 {
			code, reason = closecode.CloseCode(binary.BigEndian.Uint16(payload)), string(payload[2:])
		}
		valid, says := validPayload(payload), "not valid"
		if valid {
			says = fmt.Sprintf("%d %v", code, code)
		}
		t.Logf("%s: %q: %s", f.client, payload, says)
		if code != f.code || reason != f.reason || valid != f.valid {
			t.Errorf("want %d, reason %q, valid %t", f.code, f.reason, f.valid)
		}
	}
}

// TestPayloads holds the examples' functions to each other: closePayload takes what
// passOn gives, unless there is nothing to pass on, and validPayload takes the result.
func TestPayloads(t *testing.T) {
	reasons := []string{"", "a", strings.Repeat("a", 123), strings.Repeat("é", 61), strings.Repeat("\xff", 123)}
	for n := -70_000; n <= 70_000; n++ {
		for _, reason := range reasons {
			code, text, ok := passOn(n, reason)
			payload, err := closePayload(int(code), text)
			if ok != (err == nil) || !validPayload(payload) {
				t.Fatalf("passOn(%d, %q) = %d, %q, %t, and closePayload makes of it %q, %v", n, reason, code, text, ok, payload, err)
			}
		}
	}
}

// The results of calls go here, so that the compiler keeps the calls.
var (
	stringSink string
	boolSink   bool
)

func TestAllocs(t *testing.T) {
	for _, line := range codes {
		c, want := closecode.CloseCode(line.last), 0.0
		if line.name == "" {
			want = 1 // the string that String returns
		}
		got := testing.AllocsPerRun(10, func() { stringSink, stringSink = c.String(), c.Description() })
		if got != want {
			t.Errorf("the methods of CloseCode(%d) allocate %v times, want %v", c, got, want)
		}
	}
}

func BenchmarkMethods(b *testing.B) {
	var sample [1 << 19]closecode.CloseCode // too many for the processor to learn
	random := rand.New(rand.NewSource(1))
	for i := range sample {
		line := codes[random.Intn(len(codes))]
		sample[i] = closecode.CloseCode(line.first + random.Intn(line.last-line.first+1))
	}

	// Each method has a loop of its own, so that the compiler inlines the call.
	b.Run("String", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			stringSink = sample[i%len(sample)].String()
		}
	})
	b.Run("IsReserved", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			boolSink = sample[i%len(sample)].IsReserved()
		}
	})
	b.Run("IsSendable", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			boolSink = sample[i%len(sample)].IsSendable()
		}
	})
	b.Run("Description", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			stringSink = sample[i%len(sample)].Description()
		}
	})
}

func Example() {
	for _, code := range []closecode.CloseCode{1001, 1006, 4001} {
		fmt.Printf("%d %v, sendable: %t\n", code, code, code.IsSendable())
	}
	fmt.Println(closecode.EndpointGoingAway.Description())
	// Output:
	// 1001 EndpointGoingAway, sendable: true
	// 1006 ClosedAbnormally, sendable: false
	// 4001 CloseCode(4001), sendable: true
	// The sender is going away, as when a server shuts down or a browser leaves the page.
}

// This example decides what to report about a Close frame that arrives, and what to
// reply.
func Example_receiving() {
	for _, payload := range []string{"\x03\xf6upstream timed out", "", "\x03", "\x13\x88", "\x03\xe8\xff", "\x03\xe8"} {
		code, reason := closecode.NoStatusCode, ""
		if len(payload) >= 2 {
			code, reason = closecode.CloseCode(binary.BigEndian.Uint16([]byte(payload))), payload[2:]
		}
		switch {
		case payload == "":
			fmt.Printf("%q: report %v, send an empty payload\n", payload, code)
		case !code.IsSendable(): // After a single byte, code is still NoStatusCode.
			fmt.Printf("%q: report an error, send %v\n", payload, closecode.ProtocolError)
		case !utf8.ValidString(reason):
			fmt.Printf("%q: report an error, send %v\n", payload, closecode.InvalidMessageSent)
		default:
			fmt.Printf("%q: report %v and %q, send %v\n", payload, code, reason, code)
		}
	}
	// Output:
	// "\x03\xf6upstream timed out": report BadGateway and "upstream timed out", send BadGateway
	// "": report NoStatusCode, send an empty payload
	// "\x03": report an error, send ProtocolError
	// "\x13\x88": report an error, send ProtocolError
	// "\x03\xe8\xff": report an error, send InvalidMessageSent
	// "\x03\xe8": report NormalClosure and "", send NormalClosure
}

// closePayload returns the payload of a Close frame with the code n and the reason.
// It returns an empty payload, nil, for NoStatusCode without a reason, and an error
// if a Close frame must not carry the code or the reason.
func closePayload(n int, reason string) ([]byte, error) {
	if n < 0 || n > math.MaxUint16 {
		return nil, fmt.Errorf("%d does not fit in 16 bits", n)
	}
	code := closecode.CloseCode(n)
	switch {
	case code == closecode.NoStatusCode && reason == "":
		return nil, nil
	case !code.IsSendable():
		return nil, fmt.Errorf("a Close frame must not carry the code %d", code)
	case len(reason) > 123:
		return nil, fmt.Errorf("the reason has %d bytes, more than 123", len(reason))
	case !utf8.ValidString(reason):
		return nil, errors.New("the reason is not UTF-8")
	}
	payload := make([]byte, 2, 2+len(reason))
	binary.BigEndian.PutUint16(payload, uint16(code))
	return append(payload, reason...), nil
}

// This example checks a code and a reason before they are sent.
func Example_sending() {
	for _, closing := range []struct {
		code   int
		reason string
	}{
		{4001, "token expired"}, {1005, ""}, {1000, strings.Repeat("a", 123)},
		{1006, ""}, {1005, "no status"}, {5000, ""}, {66536, ""}, {1000 - 1<<16, ""},
		{1000, strings.Repeat("é", 62)}, {1000, "\xff"},
	} {
		payload, err := closePayload(closing.code, closing.reason)
		if err != nil {
			fmt.Println("refused:", err)
			continue
		}
		fmt.Printf("%.15q, %d bytes\n", payload, len(payload))
	}
	// Output:
	// "\x0f\xa1token expired", 15 bytes
	// "", 0 bytes
	// "\x03\xe8aaaaaaaaaaaaa", 125 bytes
	// refused: a Close frame must not carry the code 1006
	// refused: a Close frame must not carry the code 1005
	// refused: a Close frame must not carry the code 5000
	// refused: 66536 does not fit in 16 bits
	// refused: -64536 does not fit in 16 bits
	// refused: the reason has 124 bytes, more than 123
	// refused: the reason is not UTF-8
}

// passOn returns the code and the reason with which a proxy closes one side, given
// the code n and the reason that its library reported about the other side; n is
// negative for an error without a code. closePayload makes a payload of what passOn
// returns. If ok is false, there is nothing to pass on.
func passOn(n int, reason string) (code closecode.CloseCode, text string, ok bool) {
	if n < 0 || n > math.MaxUint16 {
		return 0, "", false
	}
	code = closecode.CloseCode(n)
	switch {
	case code == closecode.NoStatusCode:
		return code, "", true
	case code.IsSendable():
		return code, strings.ToValidUTF8(reason, ""), true
	default:
		return 0, "", false
	}
}

// This example decides what a proxy tells one side after the other side has closed.
func Example_passingOn() {
	for _, closed := range []struct {
		code   int
		reason string
	}{
		{4001, "token expired"}, {1000, "not UTF-8: \xff."}, {1005, "no status"},
		{1006, "unexpected EOF"}, {5000, "invalid close code"}, {-1, "connection reset by peer"},
		{1000 - 1<<16, ""}, {66536, ""},
	} {
		code, reason, ok := passOn(closed.code, closed.reason)
		if !ok {
			fmt.Printf("%d: nothing to pass on\n", closed.code)
			continue
		}
		payload, err := closePayload(int(code), reason)
		fmt.Printf("%d: %q %v\n", closed.code, payload, err)
	}
	// Output:
	// 4001: "\x0f\xa1token expired" <nil>
	// 1000: "\x03\xe8not UTF-8: ." <nil>
	// 1005: "" <nil>
	// 1006: nothing to pass on
	// 5000: nothing to pass on
	// -1: nothing to pass on
	// -64536: nothing to pass on
	// 66536: nothing to pass on
}

// check stands for a library's check of the codes that it receives. This one
// forgets BadGateway, and has no upper bound.
func check(code uint16) bool {
	return 1000 <= code && code <= 1003 || 1007 <= code && code <= 1013 || 3000 <= code
}

// validPayload reports whether a Close frame may have this payload: an empty one, or
// one of 2 to 125 bytes that has a sendable code and a reason in UTF-8.
func validPayload(payload []byte) bool {
	if len(payload) < 2 {
		return len(payload) == 0
	}
	code := closecode.CloseCode(binary.BigEndian.Uint16(payload))
	return len(payload) <= 125 && code.IsSendable() && utf8.Valid(payload[2:])
}

// This example tests a check of received codes, and payloads that a library sent.
// Of a run of codes with the same fault, it prints the first.
func Example_testing() {
	var lastGot, lastWant bool
	for n := 0; n <= math.MaxUint16; n++ {
		got, want := check(uint16(n)), closecode.CloseCode(n).IsSendable()
		if got != want && (got != lastGot || want != lastWant) {
			fmt.Printf("check(%d) = %t, want %t\n", n, got, want)
		}
		lastGot, lastWant = got, want
	}

	for _, payload := range []string{
		"", "\x03\xe8", "\x03\xf6upstream timed out",
		"\x03", "\x03\xee", "\x13\x88", "\x03\xe8\xff", "\x03\xe8" + strings.Repeat("a", 124),
	} {
		fmt.Printf("%.20q, length %d: %t\n", payload, len(payload), validPayload([]byte(payload)))
	}
	// Output:
	// check(1014) = false, want true
	// check(5000) = true, want false
	// "", length 0: true
	// "\x03\xe8", length 2: true
	// "\x03\xf6upstream timed out", length 20: true
	// "\x03", length 1: false
	// "\x03\xee", length 2: false
	// "\x13\x88", length 2: false
	// "\x03\xe8\xff", length 3: false
	// "\x03\xe8aaaaaaaaaaaaaaaaaa", length 126: false
}

// In JSON, a code is a number. A code that is read from a configuration and then
// sent must also be sendable.
func Example_json() {
	for _, number := range []string{"1014", "1006", "66536", "-1", `"1000"`} {
		var code closecode.CloseCode
		if err := json.Unmarshal([]byte(number), &code); err != nil {
			fmt.Println(number, "is not a code")
			continue
		}
		again, err := json.Marshal(code)
		fmt.Println(code, code.IsSendable(), string(again), err)
	}
	// Output:
	// BadGateway true 1014 <nil>
	// ClosedAbnormally false 1006 <nil>
	// 66536 is not a code
	// -1 is not a code
	// "1000" is not a code
}

func ExampleCloseCode_String() {
	fmt.Println(closecode.EndpointGoingAway.String())
	fmt.Println(closecode.CloseCode(4001).String())
	fmt.Printf("%v %d\n", closecode.MessageTooLarge, closecode.MessageTooLarge)
	// Output:
	// EndpointGoingAway
	// CloseCode(4001)
	// MessageTooLarge 1009
}

func ExampleCloseCode_IsReserved() {
	fmt.Println(closecode.ClosedAbnormally.IsReserved())
	fmt.Println(closecode.NormalClosure.IsReserved())
	fmt.Println(closecode.CloseCode(2000).IsReserved()) // unassigned
	// Output:
	// true
	// false
	// false
}

func ExampleCloseCode_IsSendable() {
	fmt.Println(closecode.NormalClosure.IsSendable())
	fmt.Println(closecode.ClosedAbnormally.IsSendable()) // reserved
	fmt.Println(closecode.CloseCode(2000).IsSendable())  // unassigned
	fmt.Println(closecode.CloseCode(4001).IsSendable())  // a program's own
	// Output:
	// true
	// false
	// false
	// true
}

func ExampleCloseCode_Description() {
	fmt.Println(closecode.NormalClosure.Description())
	fmt.Println(closecode.CloseCode(4001).Description())
	// Output:
	// The connection has served its purpose and ends normally.
	// This code is for private use, by agreement between the two sides.
}
