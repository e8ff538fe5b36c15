package closecode_test

import (
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
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
	"sort"
	"strconv"
	"strings"
	"testing"

	"example.com/closecode"
)

const never = "This is reported to applications, never sent."

// registry is IANA's list of the close codes with a name below 3000, and what RFC
// 6455, section 7.4.1, the registry's other references and erratum 3227 say of
// each.
var registry = []struct {
	constant  closecode.CloseCode
	number    int
	name      string
	knownAs   string
	reference string
	facts     []string // what the description has to mention
}{
	{closecode.NormalClosure, 1000, "NormalClosure", "Normal Closure", "RFC 6455, section 7.4.1",
		[]string{"connection has served its purpose"}},
	{closecode.EndpointGoingAway, 1001, "EndpointGoingAway", "Going Away", "RFC 6455, section 7.4.1",
		[]string{"endpoint that sent this code is going away", "a server shuts down", "a browser leaves the page"}},
	{closecode.ProtocolError, 1002, "ProtocolError", "Protocol error", "RFC 6455, section 7.4.1",
		[]string{"endpoint ended the connection over a protocol error in what it received"}},
	{closecode.CannotAcceptData, 1003, "CannotAcceptData", "Unsupported Data", "RFC 6455, section 7.4.1",
		[]string{"endpoint was sent data of a type that it does not accept", "binary where it understands only text"}},
	{closecode.Reserved0, 1004, "Reserved0", "Reserved", "RFC 6455, section 7.4.1",
		[]string{"is reserved", "has no meaning yet", "is never sent"}},
	{closecode.NoStatusCode, 1005, "NoStatusCode", "No Status Rcvd", "RFC 6455, section 7.4.1",
		[]string{"peer's Close frame carried no code", never}},
	{closecode.ClosedAbnormally, 1006, "ClosedAbnormally", "Abnormal Closure", "RFC 6455, section 7.4.1",
		[]string{"connection ended without a Close frame from the peer", never}},
	{closecode.InvalidMessageSent, 1007, "InvalidMessageSent", "Invalid frame payload data", "RFC 6455, section 7.4.1",
		[]string{"endpoint received a message whose data does not fit the message's type", "text that is not UTF-8"}},
	{closecode.PolicyViolation, 1008, "PolicyViolation", "Policy Violation", "RFC 6455, section 7.4.1",
		[]string{"message broke its receiver's policy", "is generic"}},
	{closecode.MessageTooLarge, 1009, "MessageTooLarge", "Message Too Big", "RFC 6455, section 7.4.1",
		[]string{"message was too big for its receiver to process"}},
	{closecode.InvalidHandshake, 1010, "InvalidHandshake", "Mandatory Ext.", "RFC 6455, section 7.4.1",
		[]string{"client expected the server to agree to extensions", "the handshake response lacked them"}},
	{closecode.UnexpectedCondition, 1011, "UnexpectedCondition", "Internal Error", "RFC 6455, section 7.4.1, and its erratum 3227",
		[]string{"unexpected condition kept an endpoint from doing what was asked of it"}},
	{closecode.ServiceRestart, 1012, "ServiceRestart", "Service Restart", "IANA registry; hybi list, msg09670",
		[]string{"service is restarting", "client that reconnects should first wait", "random", "5 to 30 seconds"}},
	{closecode.TryAgainLater, 1013, "TryAgainLater", "Try Again Later", "IANA registry; hybi list, msg09670",
		[]string{"service is overloaded", "client should try another address of the service", "the same one only when the user acts"}},
	{closecode.BadGateway, 1014, "BadGateway", "Bad Gateway", "IANA registry; hybi list, msg10748",
		[]string{"gateway or proxy got an invalid response from its upstream server", "is like HTTP status 502"}},
	{closecode.TLSHandshakeFailure, 1015, "TLSHandshakeFailure", "TLS handshake", "RFC 6455, section 7.4.1",
		[]string{"TLS handshake failed", "as when the server certificate cannot be verified", never}},
}

const (
	firstNamed = 1000
	lastNamed  = 1015
	lastCode   = math.MaxUint16
)

// unnamed has the five ranges of codes without a name (RFC 6455, section 7.4.2).
var unnamed = []struct {
	first, last int
	facts       []string // what the description has to mention
}{
	{0, 999, []string{"range", "protocol does not use"}},
	{1016, 2999, []string{"unassigned", "kept for later versions", "protocol", "extensions"}},
	{3000, 3999, []string{"for libraries, frameworks and applications", "register", "IANA"}},
	{4000, 4999, []string{"private use", "agreement between the two sides"}},
	{5000, lastCode, []string{"above the ranges", "protocol defines"}},
}

// verdicts has the answers of RFC 6455, section 7.4, and of the registry for
// every code: section 7.4.1 reserves 1004, 1005, 1006 and 1015, and section 7.4.2
// says which ranges are in use.
var verdicts = []struct {
	first, last        int
	reserved, sendable bool
}{
	{0, 999, false, false},
	{1000, 1003, false, true},
	{1004, 1006, true, false},
	{1007, 1014, false, true},
	{1015, 1015, true, false},
	{1016, 2999, false, false},
	{3000, 4999, false, true},
	{5000, lastCode, false, false},
}

func TestConstantsHaveTheRegistrysNumbers(t *testing.T) {
	for _, r := range registry {
		if int(r.constant) != r.number {
			t.Errorf("%s = %d, want %d", r.name, r.constant, r.number)
		}
	}
}

func TestEveryCodeHasTheRFCsVerdict(t *testing.T) {
	next := 0
	for _, v := range verdicts {
		if v.first != next {
			t.Fatalf("the verdicts skip from %d to %d", next, v.first)
		}
		for ; next <= v.last; next++ {
			code := closecode.CloseCode(next)
			if got := code.IsReserved(); got != v.reserved {
				t.Errorf("CloseCode(%d).IsReserved() = %t, want %t", next, got, v.reserved)
			}
			if got := code.IsSendable(); got != v.sendable {
				t.Errorf("CloseCode(%d).IsSendable() = %t, want %t", next, got, v.sendable)
			}
		}
	}
	if next != lastCode+1 {
		t.Errorf("the verdicts end before %d", next)
	}
}

func TestNoCodeIsBothReservedAndSendable(t *testing.T) {
	for n := 0; n <= lastCode; n++ {
		code := closecode.CloseCode(n)
		if code.IsReserved() && code.IsSendable() {
			t.Errorf("%d is both reserved and sendable", n)
		}
	}
}

func TestNamedCodeIsEitherReservedOrSendable(t *testing.T) {
	for n := firstNamed; n <= lastNamed; n++ {
		code := closecode.CloseCode(n)
		if !code.IsReserved() && !code.IsSendable() {
			t.Errorf("%d is neither reserved nor sendable", n)
		}
	}
}

func TestSendableCodesAre2012(t *testing.T) {
	sendable := 0
	for n := 0; n <= lastCode; n++ {
		if closecode.CloseCode(n).IsSendable() {
			sendable++
		}
	}
	if sendable != 2012 {
		t.Errorf("%d codes are sendable, want 2012", sendable)
	}
}

// The Autobahn test suite sends the codes of its cases 7.7 as valid and those of
// 7.9 as invalid. It leaves the verdict on those of 7.13 open, as the RFC does;
// here they are not sendable.
func TestAutobahnCodesGetAutobahnsVerdict(t *testing.T) {
	for _, n := range []int{1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999} {
		if !closecode.CloseCode(n).IsSendable() {
			t.Errorf("%d of cases 7.7 is not sendable", n)
		}
	}
	for _, n := range []int{0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999} {
		if closecode.CloseCode(n).IsSendable() {
			t.Errorf("%d of cases 7.9 is sendable", n)
		}
	}
	for _, n := range []int{5000, 65535} {
		if closecode.CloseCode(n).IsSendable() {
			t.Errorf("%d of cases 7.13 is sendable", n)
		}
	}
}

func TestStringIsTheNameOrTheNumber(t *testing.T) {
	for _, r := range registry {
		if got := closecode.CloseCode(r.number).String(); got != r.name {
			t.Errorf("CloseCode(%d).String() = %q, want %q", r.number, got, r.name)
		}
	}
	for _, r := range unnamed {
		for n := r.first; n <= r.last; n++ {
			want := "CloseCode(" + strconv.Itoa(n) + ")"
			if got := closecode.CloseCode(n).String(); got != want {
				t.Errorf("CloseCode(%d).String() = %q, want %q", n, got, want)
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

func parse(t *testing.T, file string) *ast.File {
	t.Helper()
	syntax, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	return syntax
}

// declared returns the constants of type CloseCode in table.go.
func declared(t *testing.T) []*ast.ValueSpec {
	t.Helper()
	var specs []*ast.ValueSpec
	for _, decl := range parse(t, "table.go").Decls {
		decl, ok := decl.(*ast.GenDecl)
		if !ok || decl.Tok != token.CONST {
			continue
		}
		for _, spec := range decl.Specs {
			spec := spec.(*ast.ValueSpec)
			if typ, ok := spec.Type.(*ast.Ident); ok && typ.Name == "CloseCode" {
				specs = append(specs, spec)
			}
		}
	}
	return specs
}

func TestNamesAreTheConstantsIdentifiers(t *testing.T) {
	for _, spec := range declared(t) {
		number, err := strconv.ParseUint(spec.Values[0].(*ast.BasicLit).Value, 10, 16)
		if err != nil {
			t.Fatal(err)
		}
		identifier := spec.Names[0].Name
		if got := closecode.CloseCode(number).String(); got != identifier {
			t.Errorf("CloseCode(%d).String() = %q, but the constant is %s", number, got, identifier)
		}
	}
}

func TestNothingElseIsExported(t *testing.T) {
	want := []string{"CloseCode", "Description", "IsReserved", "IsSendable", "String"}
	for _, r := range registry {
		want = append(want, r.name)
	}
	var got, imports []string
	export := func(name *ast.Ident) {
		if name.IsExported() {
			got = append(got, name.Name)
		}
	}
	for _, name := range []string{"closecode.go", "doc.go", "table.go"} {
		file := parse(t, name)
		for _, spec := range file.Imports {
			imports = append(imports, spec.Path.Value)
		}
		for _, decl := range file.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				export(decl.Name)
			case *ast.GenDecl:
				for _, spec := range decl.Specs {
					switch spec := spec.(type) {
					case *ast.TypeSpec:
						export(spec.Name)
					case *ast.ValueSpec:
						for _, name := range spec.Names {
							export(name)
						}
					}
				}
			}
		}
	}
	sort.Strings(want)
	sort.Strings(got)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("exported are\n%v, want\n%v", got, want)
	}
	if fmt.Sprint(imports) != `["strconv"]` {
		t.Errorf("imported are %v, want strconv alone", imports)
	}
}

func TestConstantsCommentsGiveNameMeaningAndReference(t *testing.T) {
	specs := declared(t)
	if len(specs) != len(registry) {
		t.Fatalf("table.go declares %d constants, want %d", len(specs), len(registry))
	}
	for i, r := range registry {
		comment := strings.Join(strings.Fields(specs[i].Doc.Text()), " ")
		begin := fmt.Sprintf("%s is known as %q. %s", r.name, r.knownAs, r.constant.Description())
		if !strings.HasPrefix(comment, begin) {
			t.Errorf("the comment on %s is\n%s\nwhich does not begin\n%s", r.name, comment, begin)
		}
		if got := strings.TrimSpace(specs[i].Comment.Text()); got != r.reference {
			t.Errorf("the reference of %s is %q, want %q", r.name, got, r.reference)
		}
	}
}

func TestConstantsCommentsMentionOnlyConstants(t *testing.T) {
	constants := make(map[string]bool)
	for _, r := range registry {
		constants[r.name] = true
	}
	mixedCaps := regexp.MustCompile(`\b[A-Z][a-z]+[A-Z]\w*`)
	for _, spec := range declared(t) {
		for _, name := range mixedCaps.FindAllString(spec.Doc.Text(), -1) {
			if !constants[name] {
				t.Errorf("the comment on %s mentions %s", spec.Names[0].Name, name)
			}
		}
	}
}

func TestDescriptionIsSentencesOnOneLine(t *testing.T) {
	for n := 0; n <= lastCode; n++ {
		text := closecode.CloseCode(n).Description()
		if text == "" {
			t.Errorf("the description of %d is empty", n)
			continue
		}
		if len(text) > 123 {
			t.Errorf("the description of %d has %d bytes, a Close frame's reason at most 123: %s", n, len(text), text)
		}
		if strings.IndexFunc(text, func(c rune) bool { return c < ' ' || c > '~' }) >= 0 {
			t.Errorf("the description of %d is not plain ASCII: %q", n, text)
		}
		if text[0] < 'A' || text[0] > 'Z' {
			t.Errorf("the description of %d does not begin with a capital letter: %s", n, text)
		}
		if !strings.HasSuffix(text, ".") {
			t.Errorf("the description of %d does not end with a full stop: %s", n, text)
		}
		if strings.Join(strings.Fields(text), " ") != text {
			t.Errorf("the description of %d has white space other than single spaces: %q", n, text)
		}
	}
}

func TestDescriptionBelongsToOneCodeOrOneRange(t *testing.T) {
	texts := make(map[int]string)  // by the first code of the range, or the named code
	owners := make(map[string]int) // the reverse
	own := func(owner, first, last int) {
		for n := first; n <= last; n++ {
			text := closecode.CloseCode(n).Description()
			if other, ok := owners[text]; ok && other != owner {
				t.Fatalf("%d has the description of %d: %s", n, other, text)
			}
			if other, ok := texts[owner]; ok && other != text {
				t.Fatalf("%d has another description than %d: %s", n, owner, text)
			}
			owners[text], texts[owner] = owner, text
		}
	}
	for n := firstNamed; n <= lastNamed; n++ {
		own(n, n, n)
	}
	for _, r := range unnamed {
		own(r.first, r.first, r.last)
	}
}

func TestDescriptionStatesTheFacts(t *testing.T) {
	check := func(n int, facts []string) {
		text := closecode.CloseCode(n).Description()
		for _, fact := range facts {
			if !strings.Contains(text, fact) {
				t.Errorf("the description of %d does not mention %q: %s", n, fact, text)
			}
		}
	}
	for _, r := range registry {
		check(r.number, r.facts)
	}
	for _, r := range unnamed {
		check(r.first, r.facts)
	}
}

// README's table of codes is written by hand.
func TestREADMEHasTheTableOfCodes(t *testing.T) {
	table := "|---|---|---|---|---|---|\n"
	yesNo := map[bool]string{false: "no", true: "yes"}
	row := func(codes, constant, knownAs string, code closecode.CloseCode) {
		table += fmt.Sprintf("| %s | %s | %s | %s | %s | %s |\n", codes, constant, knownAs,
			yesNo[code.IsReserved()], yesNo[code.IsSendable()], code.Description())
	}
	for _, r := range registry {
		row(strconv.Itoa(r.number), "`"+r.name+"`", r.knownAs, closecode.CloseCode(r.number))
	}
	for _, r := range unnamed {
		row(fmt.Sprintf("%d–%d", r.first, r.last), "", "", closecode.CloseCode(r.first))
	}
	if !strings.Contains(read(t, "README.md"), table+"\n") {
		t.Errorf("README lacks this table:\n%s", table)
	}
}

// frames has masked Close frames as clients sent them to a server.
var frames = []struct {
	peer, did string
	hex       string
	code      closecode.CloseCode
	reason    string
	accept    bool // by RFC 6455, section 7.4, the registry and this package
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

// receive is what a WebSocket library does with the payload of a Close frame: it
// returns the code to report to the application, the reason, and whether the
// frame is valid; if it is not, the library fails the connection with
// ProtocolError.
func receive(payload []byte) (code closecode.CloseCode, reason string, ok bool) {
	code = closecode.NoStatusCode
	if len(payload) >= 2 {
		code = closecode.CloseCode(binary.BigEndian.Uint16(payload))
		reason = string(payload[2:])
	}
	return code, reason, len(payload) == 0 || code.IsSendable()
}

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
		code, reason, ok := receive(payload)
		if code != f.code || reason != f.reason || ok != f.accept {
			t.Errorf("%s, %s: got code %d, reason %q, accepted %t; want %d, %q, %t",
				f.peer, f.did, code, reason, ok, f.code, f.reason, f.accept)
		}
	}
}

func TestConversionKeepsTheLow16Bits(t *testing.T) {
	for _, c := range []struct {
		n    int
		want closecode.CloseCode
	}{
		{66536, closecode.NormalClosure},
		{65536, 0},
		{-1, 65535},
		{1000 - 65536, closecode.NormalClosure},
	} {
		if got := closecode.CloseCode(c.n); got != c.want {
			t.Errorf("CloseCode(%d) = %d, want %d", c.n, got, c.want)
		}
	}
}

func TestFmtPrintsTheNameOrTheNumber(t *testing.T) {
	for _, c := range []struct {
		code    closecode.CloseCode
		v, s, d string
	}{
		{closecode.MessageTooLarge, "MessageTooLarge", "MessageTooLarge", "1009"},
		{4001, "CloseCode(4001)", "CloseCode(4001)", "4001"},
	} {
		got := fmt.Sprintf("%v %s %d", c.code, c.code, c.code)
		if want := c.v + " " + c.s + " " + c.d; got != want {
			t.Errorf("%%v %%s %%d print %s, want %s", got, want)
		}
	}
}

func TestJSONIsTheNumber(t *testing.T) {
	type event struct {
		Code closecode.CloseCode `json:"code"`
	}
	got, err := json.Marshal(event{closecode.EndpointGoingAway})
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"code":1001}`; string(got) != want {
		t.Errorf("JSON is %s, want %s", got, want)
	}
	var back event
	if err := json.Unmarshal(got, &back); err != nil || back.Code != closecode.EndpointGoingAway {
		t.Errorf("%s is read as %d, with error %v", got, back.Code, err)
	}
	if err := json.Unmarshal([]byte(`{"code":66536}`), &back); err == nil {
		t.Errorf("66536 is read as %d, want an error", back.Code)
	}
}

// Results go to package variables, so that the compiler keeps the calls.
var (
	stringResult string
	countResult  int
)

func TestAllocations(t *testing.T) {
	allocs := func(code closecode.CloseCode, method func(closecode.CloseCode) string) int {
		return int(testing.AllocsPerRun(10, func() { stringResult = method(code) }))
	}
	for _, r := range registry {
		if got := allocs(r.constant, closecode.CloseCode.String); got != 0 {
			t.Errorf("%s.String() allocates %d times", r.name, got)
		}
		if got := allocs(r.constant, closecode.CloseCode.Description); got != 0 {
			t.Errorf("%s.Description() allocates %d times", r.name, got)
		}
	}
	for _, r := range unnamed {
		for _, n := range []int{r.first, r.last} {
			code := closecode.CloseCode(n)
			if got := allocs(code, closecode.CloseCode.String); got > 1 {
				t.Errorf("%v.String() allocates %d times, want one at most", code, got)
			}
			if got := allocs(code, closecode.CloseCode.Description); got != 0 {
				t.Errorf("%v.Description() allocates %d times", code, got)
			}
		}
	}
}

// generate runs the generator at gen and returns what it prints.
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

func TestGeneratorStopsAtABadRow(t *testing.T) {
	source := read(t, "gen.go")
	extra := ""
	for n := 1016; n <= 1032; n++ {
		extra += fmt.Sprintf("{number: %d, goName: \"Code%d\", knownAs: \"x\", reference: \"x\", description: \"X.\"},\n", n, n)
	}
	const end = "}\n\nfunc main() {"
	const first = "The connection has served its purpose and ends normally."
	for _, c := range []struct{ fault, old, new, message string }{
		{"a gap", `1001, goName: "EndpointGoingAway"`, `1017, goName: "EndpointGoingAway"`,
			"row 1017 EndpointGoingAway: the number must be 1001: rows are consecutive from 1000"},
		{"a repeated number", `1002, goName: "ProtocolError"`, `1001, goName: "ProtocolError"`,
			"row 1001 ProtocolError: the number must be 1002: rows are consecutive from 1000"},
		{"another first number", `1000, goName: "NormalClosure"`, `999, goName: "NormalClosure"`,
			"row 999 NormalClosure: the number must be 1000: rows are consecutive from 1000"},
		{"too many rows", end, extra + end,
			"row 1032 Code1032: the table holds 32 rows at most"},
		{"a repeated name", `1015, goName: "TLSHandshakeFailure"`, `1015, goName: "ProtocolError"`,
			"row 1015 ProtocolError: the Go name is that of row 1002"},
		{"an unexported name", `"BadGateway"`, `"badGateway"`,
			"row 1014 badGateway: the Go name is not an exported identifier"},
		{"a name with a space", `"BadGateway"`, `"Bad Gateway"`,
			"row 1014 Bad Gateway: the Go name is not an exported identifier"},
		{"no known name", `"Normal Closure"`, `""`,
			"row 1000 NormalClosure: the name that others use is empty"},
		{"no reference", `"RFC 6455, section 7.4.1"`, `""`,
			"row 1000 NormalClosure: the reference is empty"},
		{"no description", first, "",
			"row 1000 NormalClosure: the description is empty"},
		{"a small first letter", first, "the connection ended.",
			"row 1000 NormalClosure: the description does not begin with a capital letter"},
		{"no full stop", first, "The connection ended",
			"row 1000 NormalClosure: the description does not end with a full stop"},
		{"a number first", first, "1000 ended the connection.",
			"row 1000 NormalClosure: the description does not begin with a capital letter"},
		{"a description that is too long", first, strings.Repeat("x", 124),
			"row 1000 NormalClosure: the description has 124 bytes; a Close frame has room for 123"},
		{"two spaces", first, "The connection  ended.",
			"row 1000 NormalClosure: the description has white space other than single spaces"},
		{"a space at the end", first, "The connection ended. ",
			"row 1000 NormalClosure: the description has white space other than single spaces"},
		{"two lines", first, `The connection\nended.`,
			"row 1000 NormalClosure: the description has white space other than single spaces"},
		{"a letter that is not ASCII", first, "The connection énded.",
			"row 1000 NormalClosure: the description is not plain ASCII"},
		{"a control character", first, `The connection\x7f ended.`,
			"row 1000 NormalClosure: the description is not plain ASCII"},
		{"advice without a full stop", "when nothing went wrong.", "when nothing went wrong",
			"row 1000 NormalClosure: the advice does not end with a full stop"},
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
			printed, err := generate(t, gen, output)
			if err == nil {
				t.Error("the generator succeeded")
			}
			// The second line is that of go run.
			if want := "gen.go: " + c.message + "\nexit status 1\n"; printed != want {
				t.Errorf("the generator printed\n%swant\n%s", printed, want)
			}
			if got := read(t, output); got != "as it was" {
				t.Errorf("the output file is now %q", got)
			}
		})
	}
}

func Example() {
	// A Close frame arrives: its payload is empty, or begins with a code that a
	// peer may send.
	for _, payload := range []string{"\x03\xf6upstream timed out", "", "\x03\xee"} {
		code, reason := closecode.NoStatusCode, ""
		if len(payload) >= 2 {
			code = closecode.CloseCode(binary.BigEndian.Uint16([]byte(payload)))
			reason = payload[2:]
		}
		if payload != "" && !code.IsSendable() {
			fmt.Printf("%d %v received: fail the connection with %v\n", code, code, closecode.ProtocolError)
			continue
		}
		fmt.Printf("%d %v received, reason %q: %s\n", code, code, reason, code.Description())
	}

	// A Close frame is to be sent: the application's code is checked first.
	for _, code := range []closecode.CloseCode{closecode.ServiceRestart, closecode.ClosedAbnormally} {
		if !code.IsSendable() {
			fmt.Printf("%d %v not sent\n", code, code)
			continue
		}
		payload := make([]byte, 2)
		binary.BigEndian.PutUint16(payload, uint16(code))
		fmt.Printf("%d %v sent as % x\n", code, code, payload)
	}

	// Output:
	// 1014 BadGateway received, reason "upstream timed out": A gateway or proxy got an invalid response from its upstream server. This code is like HTTP status 502.
	// 1005 NoStatusCode received, reason "": The peer's Close frame carried no code. This is reported to applications, never sent.
	// 1006 ClosedAbnormally received: fail the connection with ProtocolError
	// 1012 ServiceRestart sent as 03 f4
	// 1006 ClosedAbnormally not sent
}

// An int that does not fit into 16 bits becomes another code when it is
// converted: check its range first.
func Example_int() {
	for _, n := range []int{1000, 66536, -1} {
		if n < 0 || n > math.MaxUint16 {
			fmt.Printf("%d is not a code, though it would become %d\n", n, closecode.CloseCode(n))
			continue
		}
		fmt.Println(closecode.CloseCode(n))
	}
	// Output:
	// NormalClosure
	// 66536 is not a code, though it would become 1000
	// -1 is not a code, though it would become 65535
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
	// The service is restarting. A client that reconnects should first wait for a random time of 5 to 30 seconds.
	// This code is for private use, by agreement between the two sides.
}

// inputs are the codes that the benchmarks ask about: too many for the
// processor to remember which way each branch went.
type inputs [1 << 19]closecode.CloseCode

func randomNamed(r *rand.Rand) closecode.CloseCode {
	return closecode.CloseCode(firstNamed + r.Intn(lastNamed-firstNamed+1))
}

func randomUnnamed(r *rand.Rand) closecode.CloseCode {
	for {
		n := r.Intn(lastCode + 1)
		if n < firstNamed || n > lastNamed {
			return closecode.CloseCode(n)
		}
	}
}

// randomMixed returns a code as a server might see it: five in eight are named,
// two are private, and one is anything.
func randomMixed(r *rand.Rand) closecode.CloseCode {
	switch n := r.Intn(8); {
	case n < 5:
		return randomNamed(r)
	case n < 7:
		return closecode.CloseCode(4000 + r.Intn(1000))
	default:
		return closecode.CloseCode(r.Intn(lastCode + 1))
	}
}

// benchmark runs loop on named, unnamed and mixed codes. The loop is the
// caller's own, so that the method in it inlines.
func benchmark(b *testing.B, loop func(n int, codes *inputs)) {
	for _, set := range []struct {
		name   string
		random func(*rand.Rand) closecode.CloseCode
	}{
		{"named", randomNamed},
		{"unnamed", randomUnnamed},
		{"mixed", randomMixed},
	} {
		r := rand.New(rand.NewSource(1))
		codes := new(inputs)
		for i := range codes {
			codes[i] = set.random(r)
		}
		b.Run(set.name, func(b *testing.B) {
			b.ReportAllocs()
			loop(b.N, codes)
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
