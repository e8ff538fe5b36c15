//go:build ignore

// This program writes table.go from the rows below: the constants of package
// closecode and the table that its methods read.
package main

import (
	"bytes"
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
	knownAs     string // the registry's name, where it is another word
	reference   string
	reserved    bool   // every other row is sendable
	description string // what Description returns
	remark      string // what else the constant's comment says
}

var rows = []row{
	{
		number: 1000, goName: "NormalClosure", reference: "RFC 6455, section 7.4.1",
		description: "The connection has served its purpose and ends normally.",
	},
	{
		number: 1001, goName: "EndpointGoingAway", knownAs: "Going Away", reference: "RFC 6455, section 7.4.1",
		description: "The sender is going away, as when a server shuts down or a browser leaves the page.",
		remark:      "ServiceRestart says also that a client should wait before it reconnects.",
	},
	{
		number: 1002, goName: "ProtocolError", reference: "RFC 6455, section 7.4.1",
		description: "An endpoint ends the connection over a protocol error.",
		remark:      "The code fits as the reply to a Close frame whose code is not sendable.",
	},
	{
		number: 1003, goName: "CannotAcceptData", knownAs: "Unsupported Data", reference: "RFC 6455, section 7.4.1",
		description: "A message was of a type that its receiver does not accept, such as binary where it understands only text.",
		remark:      "InvalidMessageSent is for data that does not fit its type, PolicyViolation for data that breaks a rule.",
	},
	{
		number: 1004, goName: "Reserved0", knownAs: "Reserved", reference: "RFC 6455, section 7.4.1", reserved: true,
		description: "This code is reserved and has no meaning yet; it might get one.",
		remark:      "It must not be sent: a code in a Close frame must be a defined one (section 5.5.1).",
	},
	{
		number: 1005, goName: "NoStatusCode", knownAs: "No Status Rcvd", reference: "RFC 6455, section 7.4.1", reserved: true,
		description: "A Close frame carried no code, as after a script's close(). Your library reports this code; it must not be sent.",
		remark:      "To close without a code, send an empty payload.",
	},
	{
		number: 1006, goName: "ClosedAbnormally", knownAs: "Abnormal Closure", reference: "RFC 6455, section 7.4.1", reserved: true,
		description: "No Close frame came, as when a peer or a proxy drops the connection. Your library reports this code; it must not be sent.",
		remark:      "The code also stands for a connection that was never established, and for a Close frame that was not answered (sections 7.1.4 and 7.1.5).",
	},
	{
		number: 1007, goName: "InvalidMessageSent", knownAs: "Invalid frame payload data", reference: "RFC 6455, section 7.4.1",
		description: "The data of a message did not fit the message's type, text or binary, as when text is not UTF-8.",
		remark:      "CannotAcceptData is for a type that is not accepted at all, PolicyViolation for data that breaks a rule, such as JSON that does not parse.",
	},
	{
		number: 1008, goName: "PolicyViolation", reference: "RFC 6455, section 7.4.1",
		description: "A message broke its receiver's policy.",
		remark:      "The code is for where CannotAcceptData, InvalidMessageSent, MessageTooLarge and the other codes do not fit, or where details of the policy are to be hidden.",
	},
	{
		number: 1009, goName: "MessageTooLarge", knownAs: "Message Too Big", reference: "RFC 6455, section 7.4.1",
		description: "A message was too big for its receiver to process.",
	},
	{
		number: 1010, goName: "InvalidHandshake", knownAs: "Mandatory Ext.", reference: "RFC 6455, section 7.4.1",
		description: "The client expected the server to agree to extensions, and the handshake response lacked them.",
		remark:      "Only a client begins a close with the code, since a server can fail the handshake instead. The reason should list the extensions. The code is not for a handshake that fails for another cause.",
	},
	{
		number: 1011, goName: "UnexpectedCondition", knownAs: "Internal Error", reference: "RFC 6455, section 7.4.1, and its erratum 3227",
		description: "An unexpected condition kept an endpoint from doing what was asked of it.",
		remark:      "RFC 6455 says this of a server; erratum 3227, which the registry cites, says it of either side. BadGateway is for a fault of the server behind a gateway.",
	},
	{
		number: 1012, goName: "ServiceRestart", reference: "https://mailarchive.ietf.org/arch/msg/hybi/P_1vbD9uyHl63nbIIbFxKMfSwcM",
		description: "The service is restarting. A client that reconnects should first wait a random 5 to 30 seconds.",
		remark:      "Servers begin a close with the code.",
	},
	{
		number: 1013, goName: "TryAgainLater", reference: "https://mailarchive.ietf.org/arch/msg/hybi/P_1vbD9uyHl63nbIIbFxKMfSwcM",
		description: "The service is overloaded. A client should go to another address, or to the same one only when the user acts.",
		remark:      "Servers begin a close with the code.",
	},
	{
		number: 1014, goName: "BadGateway", reference: "https://mailarchive.ietf.org/arch/msg/hybi/VOLI2xp4tzFnIFYespe6oOtpFXA",
		description: "A gateway or proxy got an invalid response from its upstream server. This code is like HTTP status 502.",
		remark:      "Servers begin a close with the code. UnexpectedCondition is for a fault of the gateway itself.",
	},
	{
		number: 1015, goName: "TLSHandshakeFailure", knownAs: "TLS handshake", reference: "RFC 6455, section 7.4.1", reserved: true,
		description: "The TLS handshake failed, as when a certificate cannot be verified. Your library reports this code; it must not be sent.",
	},
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen.go: ")

	var b bytes.Buffer
	fmt.Fprintln(&b, `// Code generated by go run gen.go; DO NOT EDIT.

package closecode

// The protocol's own close codes: those of RFC 6455, section 7.4.1, and those
// below 3000 that IANA's WebSocket Close Code Number Registry has added since,
// https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number.
// A name in parentheses is the registry's. Names in gorilla/websocket and
// coder/websocket are mostly the registry's in one word, with the prefix Close or
// Status (CloseUnsupportedData, StatusMessageTooBig); the exceptions are
// CloseNoStatusReceived, CloseInternalServerErr, CloseMandatoryExtension and
// StatusMandatoryExtension.
const (`)
	for i, r := range rows {
		if want := rows[0].number + i; r.number != want {
			log.Fatalf("row %d %s: want number %d, one more than the row before", r.number, r.goName, want)
		}
		if r.goName == "" || r.description == "" {
			log.Fatalf("row %d %s: want a name and a description", r.number, r.goName)
		}
		if i > 0 {
			fmt.Fprintln(&b)
		}
		fmt.Fprintln(&b, comment(r.sentences()))
		fmt.Fprintf(&b, "%s CloseCode = %d // %s\n", r.goName, r.number, r.reference)
	}

	fmt.Fprintln(&b, `)

// names holds the names of the constants, in the order of their numbers.
var names = [...]string{`)
	for _, r := range rows {
		fmt.Fprintf(&b, "%q,\n", r.goName)
	}
	fmt.Fprintln(&b, "}")

	var reserved, sendable uint32
	for i, r := range rows {
		bit := uint32(1) << i
		if bit == 0 {
			log.Fatalf("row %d %s: no room for its bit in the sets of codes", r.number, r.goName)
		}
		if r.reserved {
			reserved |= bit
		} else {
			sendable |= bit
		}
	}
	fmt.Fprintf(&b, `
// The named codes that are reserved and those that are sendable, as sets: bit n
// stands for the code %d+n.
const (
	reserved uint32 = %#x
	sendable uint32 = %#x
)

`, rows[0].number, reserved, sendable)

	fmt.Fprintln(&b, `// descriptions holds what the codes mean, in the order of names.
var descriptions = [...]string{`)
	for _, r := range rows {
		fmt.Fprintf(&b, "%q,\n", r.description)
	}
	fmt.Fprintln(&b, "}")

	source, err := format.Source(b.Bytes())
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("table.go", source, 0o666); err != nil {
		log.Fatal(err)
	}
}

// sentences returns what the comment on the constant says.
func (r row) sentences() string {
	name := r.goName
	if r.knownAs != "" {
		name += " (" + r.knownAs + ")"
	}
	if is := strings.TrimPrefix(r.description, "This code "); is != r.description {
		return name + " " + is + " " + r.remark
	}
	return name + " means that " + strings.ToLower(r.description[:1]) + r.description[1:] + " " + r.remark
}

// comment returns text as a comment, in lines of at most 80 columns where its
// words allow.
func comment(text string) string {
	const width = 80 - 4 // the tab before the comment counts as four columns
	lines, line := "", "//"
	for _, word := range strings.Fields(text) {
		if len(line)+len(" ")+len(word) > width {
			lines += line + "\n"
			line = "//"
		}
		line += " " + word
	}
	return lines + line
}
