//go:build ignore

// This program writes table.go from the rows below: the constants of package
// closecode and the table that its methods read.
package main

import (
	"fmt"
	"go/format"
	"log"
	"os"
	"strings"
)

// A row holds the facts about one close code.
type row struct {
	number      int
	goName      string
	knownAs     string // the name that others use, as a rule IANA's
	reference   string
	reserved    bool   // every other row is sendable
	description string // what Description returns
	advice      string // what else the constant's comment says
}

var rows = []row{
	{
		number: 1000, goName: "NormalClosure", knownAs: "Normal Closure", reference: "RFC 6455, section 7.4.1",
		description: "The connection has served its purpose and ends normally.",
	},
	{
		number: 1001, goName: "EndpointGoingAway", knownAs: "Going Away", reference: "RFC 6455, section 7.4.1",
		description: "An endpoint is going away, as when a server shuts down or a browser leaves the page.",
		advice:      "ServiceRestart is for a service that will soon be back.",
	},
	{
		number: 1002, goName: "ProtocolError", knownAs: "Protocol error", reference: "RFC 6455, section 7.4.1",
		description: "An endpoint ended the connection over a protocol error.",
	},
	{
		number: 1003, goName: "CannotAcceptData", knownAs: "Unsupported Data", reference: "RFC 6455, section 7.4.1",
		description: "A message was of a type that its receiver does not accept, such as binary where it understands only text.",
		advice:      "InvalidMessageSent is for data that does not fit its type, PolicyViolation for data against a policy.",
	},
	{
		number: 1004, goName: "Reserved0", knownAs: "Reserved", reference: "RFC 6455, section 7.4.1", reserved: true,
		description: "This code is reserved: it has no meaning yet and must not be sent.",
		advice:      "RFC 6455 says only that it is reserved and might get a meaning; most libraries refuse it on arrival.",
	},
	{
		number: 1005, goName: "NoStatusCode", knownAs: "No Status Rcvd", reference: "RFC 6455, section 7.4.1", reserved: true,
		description: "A Close frame carried no code. A library may report this but must not send it.",
		advice:      "To close without a code, leave the payload of the Close frame empty.",
	},
	{
		number: 1006, goName: "ClosedAbnormally", knownAs: "Abnormal Closure", reference: "RFC 6455, section 7.4.1", reserved: true,
		description: "The connection ended without a Close frame from the peer. A library may report this but must not send it.",
		advice:      "This includes an unanswered Close frame and a connection that was never established (RFC 6455, sections 7.1.4 and 7.1.5).",
	},
	{
		number: 1007, goName: "InvalidMessageSent", knownAs: "Invalid frame payload data", reference: "RFC 6455, section 7.4.1",
		description: "An endpoint received a message whose data does not fit the message's type, such as text that is not UTF-8.",
		advice:      "CannotAcceptData is for a type that is not accepted at all, PolicyViolation for data against a policy.",
	},
	{
		number: 1008, goName: "PolicyViolation", knownAs: "Policy Violation", reference: "RFC 6455, section 7.4.1",
		description: "A message broke its receiver's policy. This code is generic: it does not say in what way.",
		advice:      "Use it where no other code, such as CannotAcceptData or MessageTooLarge, fits better, or to keep details of the policy hidden.",
	},
	{
		number: 1009, goName: "MessageTooLarge", knownAs: "Message Too Big", reference: "RFC 6455, section 7.4.1",
		description: "A message was too big for its receiver to process.",
	},
	{
		number: 1010, goName: "InvalidHandshake", knownAs: "Mandatory Ext.", reference: "RFC 6455, section 7.4.1",
		description: "The client expected the server to agree to extensions, and the handshake response lacked them.",
		advice:      "Only a client begins a close with the code, since a server can fail the handshake instead. The reason should list the needed extensions.",
	},
	{
		number: 1011, goName: "UnexpectedCondition", knownAs: "Internal Error", reference: "RFC 6455, section 7.4.1, and its erratum 3227",
		description: "An unexpected condition kept an endpoint from doing what was asked of it.",
		advice:      "RFC 6455 says this of a server; erratum 3227, held for a later RFC but cited by the registry, says it of either side. BadGateway is for a fault behind a gateway.",
	},
	{
		number: 1012, goName: "ServiceRestart", knownAs: "Service Restart", reference: "https://mailarchive.ietf.org/arch/msg/hybi/P_1vbD9uyHl63nbIIbFxKMfSwcM",
		description: "The service is restarting. A client that reconnects should first wait a random 5 to 30 seconds.",
		advice:      "Servers send the code. EndpointGoingAway is for a longer absence.",
	},
	{
		number: 1013, goName: "TryAgainLater", knownAs: "Try Again Later", reference: "https://mailarchive.ietf.org/arch/msg/hybi/P_1vbD9uyHl63nbIIbFxKMfSwcM",
		description: "The service is overloaded. A client should connect only to another address, or to the same one when the user acts.",
		advice:      "Servers send the code.",
	},
	{
		number: 1014, goName: "BadGateway", knownAs: "Bad Gateway", reference: "https://mailarchive.ietf.org/arch/msg/hybi/VOLI2xp4tzFnIFYespe6oOtpFXA",
		description: "A gateway or proxy got an invalid response from its upstream server. This code is like HTTP status 502.",
		advice:      "Servers send the code. UnexpectedCondition is for a fault of the gateway.",
	},
	{
		number: 1015, goName: "TLSHandshakeFailure", knownAs: "TLS handshake", reference: "RFC 6455, section 7.4.1", reserved: true,
		description: "The TLS handshake failed, as when a server certificate cannot be verified. A library may report this but must not send it.",
		advice:      "Browsers report ClosedAbnormally.",
	},
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen.go: ")

	var constants, names, descriptions []string
	var reserved, sendable uint32
	for i, r := range rows {
		if want := rows[0].number + i; r.number != want {
			log.Fatalf("row %d %s: want number %d, one more than the row before", r.number, r.goName, want)
		}
		constants = append(constants, fmt.Sprintf("%s%s CloseCode = %d // %s\n",
			comment(fmt.Sprintf("%s is known as %q. %s %s", r.goName, r.knownAs, r.description, r.advice)),
			r.goName, r.number, r.reference))
		names = append(names, fmt.Sprintf("%q,\n", r.goName))
		descriptions = append(descriptions, fmt.Sprintf("%q,\n", r.description))
		if r.reserved {
			reserved |= 1 << i
		} else {
			sendable |= 1 << i
		}
	}

	source, err := format.Source([]byte(fmt.Sprintf(`// Code generated by go run gen.go; DO NOT EDIT.

package closecode

// The protocol's own close codes: those of RFC 6455, section 7.4.1, and those
// below 3000 that IANA's WebSocket Close Code Number Registry has added since,
// https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number.
// Where a comment names no side, either side may send the code. A code about a
// message is sent by the receiver of the message.
const (
%s)

// names holds the names of the constants, in the order of their numbers.
var names = [...]string{
%s}

// The named codes that are reserved and those that are sendable, as sets: bit n
// stands for the code %d+n.
const (
	reserved uint32 = %#x
	sendable uint32 = %#x
)

// descriptions holds what the codes mean, in the order of names.
var descriptions = [...]string{
%s}
`, strings.Join(constants, "\n"), strings.Join(names, ""), rows[0].number, reserved, sendable, strings.Join(descriptions, ""))))
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("table.go", source, 0o666); err != nil {
		log.Fatal(err)
	}
}

// comment returns text as a comment, in lines of at most 80 columns where its
// words allow.
func comment(text string) string {
	const width = 80 - 4 // after a tab, which most editors show as four columns
	lines, line := "", "//"
	for _, word := range strings.Fields(text) {
		if len(line)+len(" ")+len(word) > width {
			lines += line + "\n"
			line = "//"
		}
		line += " " + word
	}
	return lines + line + "\n"
}
