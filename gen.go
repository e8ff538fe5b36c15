//go:build ignore

// This program checks the rows below and writes table.go from them: the
// constants of package closecode and the table that its methods read.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"go/format"
	"go/token"
	"log"
	"os"
	"strings"
)

// A row holds the facts about one close code.
type row struct {
	number      int
	goName      string
	ianaName    string
	reference   string
	reserved    bool
	description string // what Description returns
	advice      string // for the constant's comment: who sends the code, and what to use instead
}

// firstNumber is the number of the first row; closecode.go counts from it.
const firstNumber = 1000

// maxRows is the number of bits in a set of codes.
const maxRows = 32

var rows = []row{
	{
		1000, "NormalClosure", "Normal Closure", "RFC 6455, section 7.4.1", false,
		"The connection has served its purpose and ends as planned.",
		"Either side may send it when nothing went wrong.",
	},
	{
		1001, "EndpointGoingAway", "Going Away", "RFC 6455, section 7.4.1", false,
		"The endpoint that sent this code is going away, for example because a server shuts down or a browser leaves the page.",
		"Either side may send it. Use ServiceRestart for a service that will soon be back.",
	},
	{
		1002, "ProtocolError", "Protocol error", "RFC 6455, section 7.4.1", false,
		"An endpoint ended the connection over a protocol error in what it received.",
		"Either side may send it, for example in answer to a code that is not sendable.",
	},
	{
		1003, "CannotAcceptData", "Unsupported Data", "RFC 6455, section 7.4.1", false,
		"An endpoint was sent a type of data that it cannot accept, for example a binary message where it understands only text.",
		"Either side may send it. Use InvalidMessageSent for data that does not fit its type, PolicyViolation for data that breaks a rule.",
	},
	{
		1004, "Reserved0", "Reserved", "RFC 6455, section 7.4.1", true,
		"This code is reserved and has no meaning yet; a later specification may give it one. It is never sent in a Close frame.",
		"",
	},
	{
		1005, "NoStatusCode", "No Status Rcvd", "RFC 6455, section 7.4.1", true,
		"The peer's Close frame carried no code. This code tells the application so; it is never sent in a Close frame.",
		"To close without a code, send a Close frame with no payload.",
	},
	{
		1006, "ClosedAbnormally", "Abnormal Closure", "RFC 6455, section 7.4.1", true,
		"The connection ended abnormally: without a Close frame sent or received, or without an answer to the one sent. This code tells the application so; it is never sent in a Close frame.",
		"",
	},
	{
		1007, "InvalidMessageSent", "Invalid frame payload data", "RFC 6455, section 7.4.1", false,
		"An endpoint received a message whose data does not fit the message's type, for example a text message that is not UTF-8.",
		"Either side may send it. Use CannotAcceptData for a type that is not accepted at all, PolicyViolation for data that breaks a rule.",
	},
	{
		1008, "PolicyViolation", "Policy Violation", "RFC 6455, section 7.4.1", false,
		"A message violated the policy of the endpoint that received it. This is the generic code, for where no closer one suits, such as 1003 or 1009, or where details about the policy are to stay hidden.",
		"Either side may send it. Use CannotAcceptData, InvalidMessageSent or MessageTooLarge where one of them fits and may be told.",
	},
	{
		1009, "MessageTooLarge", "Message Too Big", "RFC 6455, section 7.4.1", false,
		"A message was too big for its receiver to process.",
		"Either side may send it.",
	},
	{
		1010, "InvalidHandshake", "Mandatory Ext.", "RFC 6455, section 7.4.1", false,
		"The client expected the server to negotiate one or more extensions, and the server's handshake response lacked them; the reason in the Close frame should list them. Only clients send this code, since a server can fail the handshake instead.",
		"",
	},
	{
		1011, "UnexpectedCondition", "Internal Error", "RFC 6455, section 7.4.1, and RFC errata 3227", false,
		"An endpoint met an unexpected condition and could not fulfill the request. RFC 6455 says this of a server; errata 3227 extends it to either endpoint.",
		"Use BadGateway for a fault of the server behind a gateway.",
	},
	{
		1012, "ServiceRestart", "Service Restart", "IANA registry; hybi list, msg09670", false,
		"The service is restarting. A client may reconnect, after a random delay of 5 to 30 seconds.",
		"Servers may send it. Use EndpointGoingAway for a service that will not soon be back.",
	},
	{
		1013, "TryAgainLater", "Try Again Later", "IANA registry; hybi list, msg09670", false,
		"The service is overloaded. A client should reconnect only to another of the service's addresses, if there are several, or to the same one when its user acts.",
		"Servers may send it.",
	},
	{
		1014, "BadGateway", "Bad Gateway", "IANA registry; hybi list, msg10748", false,
		"A server that is a gateway or proxy had an invalid response from the upstream server behind it. This code is like HTTP status 502.",
		"Servers may send it. Use UnexpectedCondition for a fault of the gateway itself.",
	},
	{
		1015, "TLSHandshakeFailure", "TLS handshake", "RFC 6455, section 7.4.1", true,
		"The TLS handshake failed, for example because the server's certificate could not be verified. This code tells the application so; it is never sent in a Close frame.",
		"",
	},
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen.go: ")
	output := flag.String("output", "table.go", "write the table to this `file`")
	flag.Parse()

	if err := check(rows); err != nil {
		log.Fatal(err)
	}
	source, err := table(rows)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(*output, source, 0o666); err != nil {
		log.Fatal(err)
	}
}

// check reports the first fault in rows.
func check(rows []row) error {
	numbers := make(map[string]int) // by Go name
	for i, r := range rows {
		var fault error
		switch want, earlier := firstNumber+i, numbers[r.goName]; {
		case i == maxRows:
			fault = fmt.Errorf("the table holds %d rows at most", maxRows)
		case r.number != want:
			fault = fmt.Errorf("the number must be %d: rows are consecutive from %d", want, firstNumber)
		case earlier != 0:
			fault = fmt.Errorf("the Go name is that of row %d", earlier)
		default:
			fault = r.fault()
		}
		if fault != nil {
			return fmt.Errorf("row %d %s: %w", r.number, r.goName, fault)
		}
		numbers[r.goName] = r.number
	}
	return nil
}

// fault reports what is wrong with the row, whatever the others are.
func (r row) fault() error {
	switch {
	case !token.IsIdentifier(r.goName) || !token.IsExported(r.goName):
		return errors.New("the Go name is not an exported identifier")
	case r.ianaName == "":
		return errors.New("the registry's name is empty")
	case r.reference == "":
		return errors.New("the reference is empty")
	case r.description == "":
		return errors.New("the description is empty")
	case r.description[0] < 'A' || r.description[0] > 'Z':
		return errors.New("the description does not begin with a capital letter")
	case !strings.HasSuffix(r.description, "."):
		return errors.New("the description does not end with a full stop")
	case strings.ContainsAny(r.description, "\n\r"):
		return errors.New("the description is not on one line")
	case r.advice != "" && !strings.HasSuffix(r.advice, "."):
		return errors.New("the advice does not end with a full stop")
	}
	return nil
}

// table returns the source of table.go.
func table(rows []row) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(`// Code generated by go run gen.go; DO NOT EDIT.

package closecode

// The protocol's own close codes: those of RFC 6455, section 7.4.1, and those
// that were added since to IANA's WebSocket Close Code Number Registry,
// https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number.
const (
`)
	var reserved, sendable uint32
	for i, r := range rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		writeComment(&b, r)
		fmt.Fprintf(&b, "%s CloseCode = %d // %s\n", r.goName, r.number, r.reference)
		if r.reserved {
			reserved |= 1 << i
		} else {
			sendable |= 1 << i
		}
	}
	b.WriteString(")\n\n// names holds the names of the constants, in the order of their numbers.\nvar names = [...]string{\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "%q,\n", r.goName)
	}
	fmt.Fprintf(&b, `}

// The named codes that are reserved and those that are sendable, as sets: bit n
// stands for the code %d+n.
const (
	reserved uint32 = %#x
	sendable uint32 = %#x
)
`, firstNumber, reserved, sendable)
	b.WriteString("\n// descriptions holds what the codes mean, in the order of names.\nvar descriptions = [...]string{\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "%q,\n", r.description)
	}
	b.WriteString("}\n")
	return format.Source(b.Bytes())
}

// writeComment writes the doc comment of the row's constant, in lines of at
// most 80 columns where its words allow.
func writeComment(b *bytes.Buffer, r row) {
	text := fmt.Sprintf("%s is registered as %q. %s %s", r.goName, r.ianaName, r.description, r.advice)
	const width = 80 - 4 - len("//") // after an indent of four columns, as go doc shows it
	b.WriteString("//")
	column := 0
	for _, word := range strings.Fields(text) {
		if column += len(" ") + len(word); column > width {
			b.WriteString("\n//")
			column = len(" ") + len(word)
		}
		b.WriteString(" " + word)
	}
	b.WriteByte('\n')
}
