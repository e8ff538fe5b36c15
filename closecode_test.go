package closecode_test

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"

	"example.com/closecode"
)

//go:generate go run gen.go

// A verdict is what IsReserved and IsSendable report.
type verdict struct{ isReserved, isSendable bool }

var (
	neither  = verdict{false, false}
	reserved = verdict{true, false}
	sendable = verdict{false, true}
)

const rfc = "RFC 6455, section 7.4.1"

// codes is the list of all codes, in order, with what is expected of them. It is
// written out from RFC 6455, sections 7.4.1 and 7.4.2, and its erratum 3227; and
// from IANA's registry and the references there. A code that is new in the
// registry is a new line here.
var codes = []struct {
	first, last int // the same for a code with a name
	constant    closecode.CloseCode
	name        string
	knownAs     string
	reference   string
	verdict     verdict
	facts       []string // what the description has to say
}{
	{first: 0, last: 999, verdict: neither,
		facts: []string{"This code is in a range that the WebSocket protocol does not use."}},
	{1000, 1000, closecode.NormalClosure, "NormalClosure", "Normal Closure", rfc, sendable,
		[]string{"The connection has served its purpose and ends normally."}},
	{1001, 1001, closecode.EndpointGoingAway, "EndpointGoingAway", "Going Away", rfc, sendable,
		[]string{"An endpoint is going away, as when a server shuts down or a browser leaves the page."}},
	{1002, 1002, closecode.ProtocolError, "ProtocolError", "Protocol error", rfc, sendable,
		[]string{"An endpoint ended the connection over a protocol error."}},
	{1003, 1003, closecode.CannotAcceptData, "CannotAcceptData", "Unsupported Data", rfc, sendable,
		[]string{"A message was of a type that its receiver does not accept, such as binary where it understands only text."}},
	{1004, 1004, closecode.Reserved0, "Reserved0", "Reserved", rfc, reserved,
		[]string{"This code is reserved: it has no meaning yet and must not be sent."}},
	{1005, 1005, closecode.NoStatusCode, "NoStatusCode", "No Status Rcvd", rfc, reserved,
		[]string{"A Close frame carried no code. A library may report this but must not send it."}},
	{1006, 1006, closecode.ClosedAbnormally, "ClosedAbnormally", "Abnormal Closure", rfc, reserved,
		[]string{"The connection ended without a Close frame from the peer. A library may report this but must not send it."}},
	{1007, 1007, closecode.InvalidMessageSent, "InvalidMessageSent", "Invalid frame payload data", rfc, sendable,
		[]string{"An endpoint received a message whose data does not fit the message's type, such as text that is not UTF-8."}},
	{1008, 1008, closecode.PolicyViolation, "PolicyViolation", "Policy Violation", rfc, sendable,
		[]string{"A message broke its receiver's policy. This code is generic: it does not say in what way."}},
	{1009, 1009, closecode.MessageTooLarge, "MessageTooLarge", "Message Too Big", rfc, sendable,
		[]string{"A message was too big for its receiver to process."}},
	{1010, 1010, closecode.InvalidHandshake, "InvalidHandshake", "Mandatory Ext.", rfc, sendable,
		[]string{"The client expected the server to agree to extensions, and the handshake response lacked them."}},
	{1011, 1011, closecode.UnexpectedCondition, "UnexpectedCondition", "Internal Error", rfc + ", and its erratum 3227", sendable,
		[]string{"An unexpected condition kept an endpoint from doing what was asked of it."}},
	{1012, 1012, closecode.ServiceRestart, "ServiceRestart", "Service Restart", "https://mailarchive.ietf.org/arch/msg/hybi/P_1vbD9uyHl63nbIIbFxKMfSwcM", sendable,
		[]string{"The service is restarting. A client that reconnects should first wait a random 5 to 30 seconds."}},
	{1013, 1013, closecode.TryAgainLater, "TryAgainLater", "Try Again Later", "https://mailarchive.ietf.org/arch/msg/hybi/P_1vbD9uyHl63nbIIbFxKMfSwcM", sendable,
		[]string{"The service is overloaded. A client should connect only to another address, or to the same one when the user acts."}},
	{1014, 1014, closecode.BadGateway, "BadGateway", "Bad Gateway", "https://mailarchive.ietf.org/arch/msg/hybi/VOLI2xp4tzFnIFYespe6oOtpFXA", sendable,
		[]string{"A gateway or proxy got an invalid response from its upstream server. This code is like HTTP status 502."}},
	{1015, 1015, closecode.TLSHandshakeFailure, "TLSHandshakeFailure", "TLS handshake", rfc, reserved,
		[]string{"The TLS handshake failed, as when a server certificate cannot be verified. A library may report this but must not send it."}},
	{first: 1016, last: 2999, verdict: neither,
		facts: []string{"This code is unassigned; it is kept for the WebSocket protocol, its later versions and its extensions."}},
	{first: 3000, last: 3999, verdict: sendable,
		facts: []string{"This code is for libraries, frameworks and applications, which register such codes with IANA."}},
	{first: 4000, last: 4999, verdict: sendable,
		facts: []string{"This code is for private use, by agreement between the two sides."}},
	{first: 5000, last: math.MaxUint16, verdict: neither,
		facts: []string{"This code is above the ranges that the WebSocket protocol defines."}},
}

// The answers.

func TestEveryCodeHasItsAnswers(t *testing.T) {
	type answers struct {
		name string
		verdict
		description string
	}
	next := 0
	for _, c := range codes {
		if c.first != next || c.last < c.first {
			t.Errorf("codes goes on with %d to %d, want it to go on from %d", c.first, c.last, next)
		}
		next = c.last + 1
		want := answers{c.name, c.verdict, closecode.CloseCode(c.first).Description()}
		for n := c.first; n <= c.last; n++ {
			if c.name == "" {
				want.name = fmt.Sprintf("CloseCode(%d)", n)
			}
			code := closecode.CloseCode(n)
			got := answers{code.String(), verdict{code.IsReserved(), code.IsSendable()}, code.Description()}
			if got != want {
				t.Errorf("the answers for %d are\n%+v, want\n%+v\n"+
					"If the registry has changed, edit codes, the list in closecode_test.go.", n, got, want)
				break
			}
		}
		if c.name != "" && int(c.constant) != c.first {
			t.Errorf("%s = %d, want %d", c.name, c.constant, c.first)
		}
	}
	if next != math.MaxUint16+1 {
		t.Errorf("codes ends before %d", next)
	}
}

// The Autobahn test suite sends the codes of its cases 7.7 as valid and those of
// 7.9 as invalid. It leaves the verdict on those of 7.13 open, as the RFC does;
// here they are not sendable. A code that was registered since is left out.
func TestAutobahnCodesGetAutobahnsVerdict(t *testing.T) {
	for _, c := range []struct {
		cases    string
		sendable bool
		codes    []closecode.CloseCode
	}{
		{"7.7", true, []closecode.CloseCode{1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999}},
		{"7.9", false, []closecode.CloseCode{0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999}},
		{"7.13", false, []closecode.CloseCode{5000, 65535}},
	} {
		for _, code := range c.codes {
			if got := code.IsSendable(); got != c.sendable {
				t.Errorf("CloseCode(%d).IsSendable() = %t, want %t by Autobahn's cases %s.\n"+
					"If the registry has the code now, take it out of this test.", code, got, c.sendable, c.cases)
			}
		}
	}
}

// The race detector sees here whether the methods share anything that changes.
func TestMethodsAreSafeForConcurrentUse(t *testing.T) {
	var callers sync.WaitGroup
	for i := 0; i < 2; i++ {
		callers.Add(1)
		go func() {
			defer callers.Done()
			for n := 0; n <= math.MaxUint16; n++ {
				code := closecode.CloseCode(n)
				_, _, _, _ = code.String(), code.IsReserved(), code.IsSendable(), code.Description()
			}
		}()
	}
	callers.Wait()
}

// Results go to package variables, so that the compiler keeps the calls.
var (
	stringResult string
	countResult  int
)

func TestAllocations(t *testing.T) {
	for _, c := range codes {
		atMost := 0.0
		if c.name == "" {
			atMost = 1
		}
		for _, code := range []closecode.CloseCode{closecode.CloseCode(c.first), closecode.CloseCode(c.last)} {
			if got := testing.AllocsPerRun(10, func() { stringResult = code.String() }); got > atMost {
				t.Errorf("%v.String() allocates %v times, want %v", code, got, atMost)
			}
			if got := testing.AllocsPerRun(10, func() { stringResult = code.Description() }); got != 0 {
				t.Errorf("%v.Description() allocates %v times, want 0", code, got)
			}
		}
	}
}

// Texts and comments.

func TestDescriptionsFitACloseFrame(t *testing.T) {
	owners := make(map[string]closecode.CloseCode)
	for _, c := range codes {
		code := closecode.CloseCode(c.first)
		text := code.Description()
		fault := func(format string, args ...interface{}) {
			t.Errorf("the description of %v %s: %q", code, fmt.Sprintf(format, args...), text)
		}
		if owner, ok := owners[text]; ok {
			fault("is that of %v", owner)
		}
		owners[text] = code
		if len(text) > 123 {
			fault("has %d bytes, want 123 at most", len(text))
		}
		if strings.Join(strings.Fields(text), " ") != text {
			fault("has white space other than single spaces")
		}
		if strings.IndexFunc(text, func(c rune) bool { return c < ' ' || c > '~' }) >= 0 {
			fault("is not plain ASCII")
		}
		if text == "" || text[0] < 'A' || text[0] > 'Z' {
			fault("does not begin with a capital letter")
		}
		if !strings.HasSuffix(text, ".") {
			fault("does not end with a full stop")
		}
		if strings.Count(text, ". ") > 1 {
			fault("has more than two sentences")
		}
		for _, fact := range c.facts {
			if !strings.Contains(text, fact) {
				fault("does not say %q", fact)
			}
		}
	}
}

// read returns a file's text, with the line endings that git may have changed.
func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}

// parse returns the files of the package on every platform.
func parse(t *testing.T) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string]*ast.File)
	for _, name := range names {
		if name == "gen.go" || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = file
	}
	return files
}

func TestConstantsCommentsGiveNameMeaningAndReference(t *testing.T) {
	specs := make(map[string]*ast.ValueSpec)
	ast.Inspect(parse(t)["table.go"], func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			specs[spec.Names[0].Name] = spec
		}
		return true
	})
	for _, c := range codes {
		if c.name == "" {
			continue
		}
		spec, ok := specs[c.name]
		if !ok {
			t.Errorf("table.go has no constant %s", c.name)
			continue
		}
		want := fmt.Sprintf("%s is known as %q. %s", c.name, c.knownAs, c.constant.Description())
		if got := strings.Join(strings.Fields(spec.Doc.Text()), " "); !strings.HasPrefix(got, want) {
			t.Errorf("the comment on %s is\n%s\nwant it to begin\n%s", c.name, got, want)
		}
		if got := strings.TrimSpace(spec.Comment.Text()); got != c.reference {
			t.Errorf("the reference of %s is %q, want %q", c.name, got, c.reference)
		}
	}
}

func TestPackageHasOnePackageComment(t *testing.T) {
	var comments []string
	for name, file := range parse(t) {
		if file.Doc != nil {
			comments = append(comments, name+": "+file.Doc.Text())
		}
	}
	const want = "doc.go: Package closecode "
	if len(comments) != 1 || !strings.HasPrefix(comments[0], want) {
		t.Errorf("the package comments are %q, want one that begins %q", comments, want)
	}
}

func TestTableIsMarkedAsGenerated(t *testing.T) {
	// The form is that of https://go.dev/s/generatedcode.
	if !regexp.MustCompile(`(?m)^// Code generated .* DO NOT EDIT\.$`).MatchString(read(t, "table.go")) {
		t.Error("table.go has no line that marks it as generated")
	}
}

// Exported names and links.

// compare reports the lines in which got and want differ, in any order.
func compare(t *testing.T, what string, got, want []string) {
	t.Helper()
	count := make(map[string]int)
	for _, line := range want {
		count[line]++
	}
	for _, line := range got {
		if count[line]--; count[line] < 0 {
			t.Errorf("%s: remove\n%s", what, line)
		}
	}
	for _, line := range want {
		if count[line] > 0 {
			t.Errorf("%s: add\n%s", what, line)
		}
	}
}

// declarations returns what the package imports and exports, and all else that
// could hold or set up state: its variables and its init functions.
func declarations(t *testing.T) []string {
	var all []string
	for _, file := range parse(t) {
		for _, decl := range file.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				switch name := decl.Name.Name; {
				case ast.IsExported(name) && decl.Recv != nil:
					all = append(all, "method "+name)
				case ast.IsExported(name) || name == "init":
					all = append(all, "func "+name)
				}
			case *ast.GenDecl:
				for _, spec := range decl.Specs {
					switch spec := spec.(type) {
					case *ast.ImportSpec:
						all = append(all, "import "+spec.Path.Value)
					case *ast.TypeSpec:
						if spec.Name.IsExported() {
							all = append(all, "type "+spec.Name.Name)
						}
					case *ast.ValueSpec:
						for i, name := range spec.Names {
							switch {
							case decl.Tok == token.VAR && isArray(spec, i):
								all = append(all, "array "+name.Name)
							case decl.Tok == token.VAR || name.IsExported():
								all = append(all, decl.Tok.String()+" "+name.Name)
							}
						}
					}
				}
			}
		}
	}
	return all
}

// isArray reports whether the variable i of spec is set to an array literal.
func isArray(spec *ast.ValueSpec, i int) bool {
	if i >= len(spec.Values) {
		return false
	}
	literal, ok := spec.Values[i].(*ast.CompositeLit)
	if !ok {
		return false
	}
	array, ok := literal.Type.(*ast.ArrayType)
	return ok && array.Len != nil
}

func TestPackageDeclaresNothingElse(t *testing.T) {
	want := []string{
		`import "strconv"`, "type CloseCode",
		"method String", "method IsReserved", "method IsSendable", "method Description",
		"array names", "array descriptions",
	}
	for _, c := range codes {
		if c.name != "" {
			want = append(want, "const "+c.name)
		}
	}
	compare(t, "the package's declarations, where the constants are those of codes", declarations(t), want)
}

func TestCommentsNameWhatThePackageHas(t *testing.T) {
	known := map[string]bool{"WebSocket": true}
	for _, decl := range declarations(t) {
		name := strings.Fields(decl)[1]
		known[name] = true
		if strings.HasPrefix(decl, "method ") {
			known["CloseCode."+name] = true
		}
	}
	// A doc link, or a word like BadGateway.
	mention := regexp.MustCompile(`https:\S+|\[([\w.]+)\]|\b([A-Z]\w*[a-z][A-Z]\w*)`)
	for file, syntax := range parse(t) {
		for _, comment := range syntax.Comments {
			for _, m := range mention.FindAllStringSubmatch(comment.Text(), -1) {
				if name := m[1] + m[2]; name != "" && !known[name] {
					t.Errorf("a comment in %s mentions %s, which the package does not have", file, m[0])
				}
			}
		}
	}
}

// Go 1.18 is the oldest version with which .ci/run tests.
func TestModuleRequiresNothingButGo(t *testing.T) {
	if got := read(t, "go.mod"); !regexp.MustCompile(`^module \S+\n\ngo 1\.18\n$`).MatchString(got) {
		t.Errorf("go.mod is\n%s\nwant a module path and go 1.18 alone", got)
	}
}

// README.

func TestREADMEHasTheTableOfCodes(t *testing.T) {
	const head = "| code | constant | known as | reserved | sendable | meaning |\n|---|---|---|---|---|---|\n"
	parts := strings.SplitAfterN(read(t, "README.md"), head, 2)
	if len(parts) != 2 {
		t.Fatalf("README has no table that begins\n%s", head)
	}
	yesNo := map[bool]string{false: "no", true: "yes"}
	var want []string
	for _, c := range codes {
		numbers, constant := fmt.Sprintf("%d–%d", c.first, c.last), ""
		if c.name != "" {
			numbers, constant = fmt.Sprint(c.first), "`"+c.name+"`"
		}
		want = append(want, fmt.Sprintf("| %s | %s | %s | %s | %s | %s |", numbers, constant, c.knownAs,
			yesNo[c.verdict.isReserved], yesNo[c.verdict.isSendable], closecode.CloseCode(c.first).Description()))
	}
	got := strings.Split(strings.SplitN(parts[1], "\n\n", 2)[0], "\n")
	compare(t, "README's table of codes, which follows codes", got, want)
	if !t.Failed() && strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Error("README's table of codes is not in the order of codes")
	}
}

// Frames.

// frames has masked Close frames as clients sent them to a server.
var frames = []struct {
	peer, did string
	hex       string
	code      closecode.CloseCode
	reason    string
	accept    bool // by RFC 6455, the registry and this package
}{
	{"gorilla/websocket v1.5.3", "asked to close with 1000", "8886278d87b92465e3d649e8", 1000, "done", true},
	{"coder/websocket v1.8.15", "asked to close with 1009", "889db2dab15eb12bdc3bc1a9d039d7fad426d1bfd43ac1fa826c85ec897ed0a3c53bc1", 1009, "message exceeds 32768 bytes", true},
	{"gobwas/ws v1.5.0", "asked to close with 1014", "889443c2ccd74034b9a730b6beb222afeca32aafa9b363adb9a3", 1014, "upstream timed out", true},
	{"lxzan/gws v1.8.9", "asked to close with 4001", "8891b3f360e1bc521384c080098eddd30599c39a1284d7", 4001, "session expired", true},
	{"golang.org/x/net/websocket v0.62.0", "Conn.Close()", "88821ba9a5b31841", 1000, "", true},
	{"ws 8.23.0 (Node.js 20)", "asked to close with 1001", "888219ba2ff81a53", 1001, "", true},
	{"ws 8.23.0 (Node.js 20)", "asked to close with 1011", "88861c6c17d11f9f75be7301", 1011, "boom", true},
	{"undici 7.30.2 (Node.js 20)", "asked to close with 4001", "8891492fc06c468eb3093a5ca903270fa5143946b2092d", 4001, "session expired", true},
	{"Chromium 156", "asked to close with 3008", "8885e2bc1120e97c735987", 3008, "bye", true},
	{"Chromium 156", "the page was left with the socket open", "8882b7ff13e1b416", 1001, "", true},
	{"Chromium 156", "close() with no arguments", "8880baf754dc", closecode.NoStatusCode, "", true},
	{"gorilla/websocket v1.5.3", `FormatCloseMessage(1005, "")`, "8880f26e2ec6", closecode.NoStatusCode, "", true},
	{"gobwas/ws v1.5.0", "asked to close with 1005", "888258734b625b9e", 1005, "", false},
	{"gorilla/websocket v1.5.3", "asked to close with 1006", "8882a2924567a17c", 1006, "", false},
	{"lxzan/gws v1.8.9", "asked to close with 1004", "8882e9d2745bea3e", 1004, "", false},
	{"gobwas/ws v1.5.0", "asked to close with 1015", "8882ca1bd37dc9ec", 1015, "", false},
	{"gorilla/websocket v1.5.3", "asked to close with 0", "888215c259ed15c2", 0, "", false},
	{"gorilla/websocket v1.5.3", "asked to close with 999", "88823f0d3dd13cea", 999, "", false},
	{"gobwas/ws v1.5.0", "asked to close with 2000", "8882b10cc9ceb6dc", 2000, "", false},
	{"lxzan/gws v1.8.9", "asked to close with 5000", "88826ceedcf37f66", 5000, "", false},
}

// unmask returns the payload of a short masked Close frame (RFC 6455, sections
// 5.2, 5.3 and 5.5.1).
func unmask(frame []byte) ([]byte, error) {
	const header, mask = 2, 4
	if len(frame) < header+mask || frame[0] != 0x88 || frame[1] != 0x80|byte(len(frame)-header-mask) {
		return nil, fmt.Errorf("not one masked Close frame: %x", frame)
	}
	key := frame[header : header+mask]
	payload := append([]byte(nil), frame[header+mask:]...)
	for i := range payload {
		payload[i] ^= key[i%mask]
	}
	return payload, nil
}

// This is what a WebSocket library does with a Close frame that arrives.
func TestCloseFramesOfRealClients(t *testing.T) {
	for _, f := range frames {
		frame, err := hex.DecodeString(f.hex)
		if err != nil {
			t.Fatal(err)
		}
		payload, err := unmask(frame)
		if err != nil {
			t.Fatal(err)
		}
		code, reason := closecode.NoStatusCode, ""
		if len(payload) >= 2 {
			code, reason = closecode.CloseCode(binary.BigEndian.Uint16(payload)), string(payload[2:])
		}
		accept := len(payload) == 0 || code.IsSendable()
		if code != f.code || reason != f.reason || accept != f.accept {
			t.Errorf("%s, %s: got code %d, reason %q, accepted %t; want %d, %q, %t",
				f.peer, f.did, code, reason, accept, f.code, f.reason, f.accept)
		}
		outcome := "failed with " + closecode.ProtocolError.String()
		if accept {
			outcome = "accepted: " + code.Description()
		}
		t.Logf("%s, %s: %d %v, %s", f.peer, f.did, code, code, outcome)
	}
}

// The generator.

// generate runs the generator at gen and returns what is printed.
func generate(t *testing.T, gen, output string) (string, error) {
	t.Helper()
	goCommand := "go"
	if root := runtime.GOROOT(); root != "" {
		// Go 1.18 does not put the go command that runs the test first in PATH.
		goCommand = filepath.Join(root, "bin", "go")
	}
	if _, err := exec.LookPath(goCommand); err != nil {
		t.Skip("cannot run the generator: ", err)
	}
	printed, err := exec.Command(goCommand, "run", gen, "-output", output).CombinedOutput()
	return string(printed), err
}

func TestGeneratorReproducesTheTable(t *testing.T) {
	output := filepath.Join(t.TempDir(), "table.go")
	if printed, err := generate(t, "gen.go", output); err != nil {
		t.Fatalf("%v\n%s", err, printed)
	}
	if read(t, output) != read(t, "table.go") {
		t.Error("table.go is not what gen.go writes; run go generate")
	}
}

// expectFailure checks that the generator at gen prints message and fails. Flags
// and settings of the user may let go run print more.
func expectFailure(t *testing.T, gen, output, message string) {
	t.Helper()
	printed, err := generate(t, gen, output)
	if err == nil {
		t.Error("the generator succeeded")
	}
	if want := "gen.go: " + message; !strings.Contains(printed, want) {
		t.Errorf("the generator printed\n%swant\n%s", printed, want)
	}
}

func TestGeneratorFailsWhereItCannotWrite(t *testing.T) {
	output := filepath.Join(t.TempDir(), "missing", "table.go")
	expectFailure(t, "gen.go", output, "open "+output+": ")
}

func TestGeneratorStopsAtABadRow(t *testing.T) {
	if testing.Short() {
		t.Skip("each bad row builds a generator")
	}
	source := read(t, "gen.go")
	const end = "}\n\nfunc main() {"
	first := closecode.NormalClosure.Description()
	tooMany := ""
	for n := 1000 + strings.Count(source, "{\n\t\tnumber:"); n <= 1032; n++ {
		tooMany += fmt.Sprintf("{number: %d, goName: \"Code%d\", knownAs: \"x\", reference: \"x\", description: \"X.\"},\n", n, n)
	}
	for _, c := range []struct{ fault, old, new, message string }{
		{"a gap", `1001, goName: "EndpointGoingAway"`, `1017, goName: "EndpointGoingAway"`,
			"row 1017 EndpointGoingAway: the number must be 1001: rows are consecutive from 1000"},
		{"a repeated number", `1002, goName: "ProtocolError"`, `1001, goName: "ProtocolError"`,
			"row 1001 ProtocolError: the number must be 1002: rows are consecutive from 1000"},
		{"another first number", `1000, goName: "NormalClosure"`, `999, goName: "NormalClosure"`,
			"row 999 NormalClosure: the number must be 1000: rows are consecutive from 1000"},
		{"too many rows", end, tooMany + end,
			"row 1032 Code1032: the table holds 32 rows at most"},
		{"a repeated name", `"TLSHandshakeFailure"`, `"ProtocolError"`,
			"row 1015 ProtocolError: the Go name is that of row 1002"},
		{"an unexported name", `"BadGateway"`, `"badGateway"`,
			"row 1014 badGateway: the Go name is not an exported identifier"},
		{"a name with a space", `"BadGateway"`, `"Bad Gateway"`,
			"row 1014 Bad Gateway: the Go name is not an exported identifier"},
		{"no known name", `"Normal Closure"`, `""`,
			"row 1000 NormalClosure: the name that others use is empty"},
		{"no reference", `"RFC 6455, section 7.4.1"`, `""`,
			"row 1000 NormalClosure: the reference is empty"},
		{"a reference on two lines", `"RFC 6455, section 7.4.1"`, `"RFC 6455,\nsection 7.4.1"`,
			"row 1000 NormalClosure: the reference has white space other than single spaces"},
		{"no description", first, "",
			"row 1000 NormalClosure: the description is empty"},
		{"a description that is too long", first, strings.Repeat("X", 123) + ".",
			"row 1000 NormalClosure: the description has 124 bytes; a Close frame has room for 123"},
		{"two spaces", first, "The connection  ended.",
			"row 1000 NormalClosure: the description has white space other than single spaces"},
		{"a space at the end", first, "The connection ended. ",
			"row 1000 NormalClosure: the description has white space other than single spaces"},
		{"two lines", first, `The connection\nended.`,
			"row 1000 NormalClosure: the description has white space other than single spaces"},
		{"a letter that is not ASCII", first, "The connection énded.",
			"row 1000 NormalClosure: the description is not plain ASCII"},
		{"a control character", first, `The connection\x1f ended.`,
			"row 1000 NormalClosure: the description is not plain ASCII"},
		{"a small first letter", first, "the connection ended.",
			"row 1000 NormalClosure: the description does not begin with a capital letter"},
		{"a number first", first, "1000 ended the connection.",
			"row 1000 NormalClosure: the description does not begin with a capital letter"},
		{"no full stop", first, "The connection ended",
			"row 1000 NormalClosure: the description does not end with a full stop"},
		{"advice without a full stop", "soon be back.", "soon be back",
			"row 1001 EndpointGoingAway: the advice does not end with a full stop"},
	} {
		c := c
		t.Run(c.fault, func(t *testing.T) {
			t.Parallel()
			bad := strings.Replace(source, c.old, c.new, 1)
			if bad == source {
				t.Fatalf("gen.go does not contain %s", c.old)
			}
			gen := filepath.Join(t.TempDir(), "gen.go")
			output := filepath.Join(t.TempDir(), "table.go")
			if err := os.WriteFile(gen, []byte(bad), 0o666); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(output, []byte("as it was"), 0o666); err != nil {
				t.Fatal(err)
			}
			expectFailure(t, gen, output, c.message+"\n")
			if got := read(t, output); got != "as it was" {
				t.Errorf("the output file is now %q", got)
			}
		})
	}
}

// Examples.

func Example() {
	// A Close frame arrives. Its payload is empty, or begins with a code.
	for _, payload := range []string{"\x03\xf6upstream timed out", "", "\x03", "\x03\xee"} {
		code, reason := closecode.NoStatusCode, ""
		if len(payload) >= 2 {
			code = closecode.CloseCode(binary.BigEndian.Uint16([]byte(payload)))
			reason = payload[2:]
		}
		if len(payload) > 0 && !code.IsSendable() {
			fmt.Printf("payload % x: fail the connection with %v\n", payload, closecode.ProtocolError)
			continue
		}
		fmt.Printf("received %d %v, reason %q: %s\n", code, code, reason, code.Description())
	}

	// Output:
	// received 1014 BadGateway, reason "upstream timed out": A gateway or proxy got an invalid response from its upstream server. This code is like HTTP status 502.
	// received 1005 NoStatusCode, reason "": A Close frame carried no code. A library may report this but must not send it.
	// payload 03: fail the connection with ProtocolError
	// payload 03 ee: fail the connection with ProtocolError
}

// Before a code is sent that is held in an int, check that it fits and that it is
// sendable.
func Example_int() {
	for _, n := range []int{1012, 1006, 66536, -1} {
		code := closecode.CloseCode(n)
		fmt.Println(n, int(code) == n && code.IsSendable())
	}
	// Output:
	// 1012 true
	// 1006 false
	// 66536 false
	// -1 false
}

// IsSendable is an oracle for the check that a library has of its own. Copied
// into a test of the library, this loop finds the first code on which the check
// is wrong.
func Example_oracle() {
	validCode := func(n int) bool { // the library's own check
		return n >= 1000 && n <= 1003 || n >= 1007 && n <= 1013 || n >= 3000 && n <= 4999
	}
	for n := 0; n <= math.MaxUint16; n++ {
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

// Benchmarks.

// inputs are the codes that the benchmarks ask about: too many for the
// processor to remember which way each branch went.
type inputs [1 << 19]closecode.CloseCode

// benchmark runs loop on named, unnamed and mixed codes. The mixed ones are what a
// server might see: of eight, five are named, two are private, and one is
// anything. The loop is the caller's own, so that the method in it inlines.
func benchmark(b *testing.B, loop func(n int, codes *inputs)) {
	var named, unnamed []closecode.CloseCode
	for _, c := range codes {
		for n := c.first; n <= c.last; n++ {
			if c.name != "" {
				named = append(named, closecode.CloseCode(n))
			} else {
				unnamed = append(unnamed, closecode.CloseCode(n))
			}
		}
	}
	r := rand.New(rand.NewSource(1))
	anyOf := func(set []closecode.CloseCode) closecode.CloseCode { return set[r.Intn(len(set))] }
	for _, set := range []struct {
		name   string
		random func() closecode.CloseCode
	}{
		{"named", func() closecode.CloseCode { return anyOf(named) }},
		{"unnamed", func() closecode.CloseCode { return anyOf(unnamed) }},
		{"mixed", func() closecode.CloseCode {
			switch n := r.Intn(8); {
			case n < 5:
				return anyOf(named)
			case n < 7:
				return closecode.CloseCode(4000 + r.Intn(1000))
			default:
				return closecode.CloseCode(r.Intn(math.MaxUint16 + 1))
			}
		}},
	} {
		in := new(inputs)
		for i := range in {
			in[i] = set.random()
		}
		b.Run(set.name, func(b *testing.B) {
			b.ReportAllocs()
			loop(b.N, in)
		})
	}
}

// BenchmarkLoad measures the loop that the other benchmarks have in common.
func BenchmarkLoad(b *testing.B) {
	benchmark(b, func(n int, codes *inputs) {
		sum := 0
		for i := 0; i < n; i++ {
			sum += int(codes[i%len(codes)])
		}
		countResult = sum
	})
}

func BenchmarkString(b *testing.B) {
	benchmark(b, func(n int, codes *inputs) {
		for i := 0; i < n; i++ {
			stringResult = codes[i%len(codes)].String()
		}
	})
}

func BenchmarkIsReserved(b *testing.B) {
	benchmark(b, func(n int, codes *inputs) {
		count := 0
		for i := 0; i < n; i++ {
			if codes[i%len(codes)].IsReserved() {
				count++
			}
		}
		countResult = count
	})
}

func BenchmarkIsSendable(b *testing.B) {
	benchmark(b, func(n int, codes *inputs) {
		count := 0
		for i := 0; i < n; i++ {
			if codes[i%len(codes)].IsSendable() {
				count++
			}
		}
		countResult = count
	})
}

func BenchmarkDescription(b *testing.B) {
	benchmark(b, func(n int, codes *inputs) {
		for i := 0; i < n; i++ {
			stringResult = codes[i%len(codes)].Description()
		}
	})
}
