package closecode

import "strconv"

// A CloseCode is a WebSocket close code, which RFC 6455, section 7.4, calls a
// status code. The zero value is below all close codes, and must not be sent.
type CloseCode uint16

// From the constants and their comments, gen.go writes table.go, which the
// methods read. The first paragraph of a comment is "NAME means that ..." or
// "NAME is ...", and ends with a full stop. The registry's name stands in
// parentheses after NAME, if it is another word. A constant with "// reserved"
// after its number is reserved; all others are sendable. For a new code, add a
// constant and run go generate. README says what else a new code changes.
//
//go:generate go run gen.go

// The protocol's own close codes: those of RFC 6455, section 7.4.1, and those
// below 3000 that IANA's WebSocket Close Code Number Registry has added since,
// https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number.
// A name in parentheses is the registry's, where it differs.
// [CloseCode.Description] returns a comment's first paragraph, without names.
const (
	// NormalClosure means that the connection has served its purpose and ends
	// normally.
	NormalClosure CloseCode = 1000

	// EndpointGoingAway (Going Away) means that the sender is going away, as when
	// a server shuts down or a browser leaves the page.
	//
	// ServiceRestart also says that a client should wait before it reconnects.
	EndpointGoingAway CloseCode = 1001

	// ProtocolError means that an endpoint ends the connection over a protocol
	// error.
	//
	// Reply with this code to a Close frame whose code is not sendable.
	ProtocolError CloseCode = 1002

	// CannotAcceptData (Unsupported Data) means that a message was of a type that
	// its receiver does not accept, such as binary where it understands only text.
	//
	// InvalidMessageSent is for data that does not fit its type, PolicyViolation
	// for data that breaks a rule.
	CannotAcceptData CloseCode = 1003

	// Reserved0 (Reserved) is reserved and has no meaning yet; it might get one.
	//
	// This code must not be sent: a code in a Close frame must be a defined one
	// (RFC 6455, section 5.5.1).
	Reserved0 CloseCode = 1004 // reserved

	// NoStatusCode (No Status Rcvd) means that a Close frame carried no code, as
	// after a script's close(). This code must not be sent, only reported.
	//
	// To close without a code, send an empty payload.
	NoStatusCode CloseCode = 1005 // reserved

	// ClosedAbnormally (Abnormal Closure) means that no valid Close frame came, as
	// when a peer or a proxy drops the connection. This code must not be sent, only
	// reported.
	//
	// This code also stands for a connection that was never established, and for a
	// Close frame that was not answered (RFC 6455, sections 7.1.4 and 7.1.5).
	ClosedAbnormally CloseCode = 1006 // reserved

	// InvalidMessageSent (Invalid frame payload data) means that the data of a
	// message did not fit the message's type, text or binary, as when text is not
	// UTF-8.
	//
	// CannotAcceptData is for a type that is not accepted at all, PolicyViolation
	// for data that breaks a rule, such as JSON that does not parse.
	InvalidMessageSent CloseCode = 1007

	// PolicyViolation means that a message broke its receiver's policy.
	//
	// Use this code where no other fits, or to hide the details of the policy.
	PolicyViolation CloseCode = 1008

	// MessageTooLarge (Message Too Big) means that a message was too big for its
	// receiver to process.
	MessageTooLarge CloseCode = 1009

	// InvalidHandshake (Mandatory Ext.) means that the client expected the server
	// to agree to extensions, and the handshake response lacked them.
	//
	// Only a client begins a close with this code, since a server can fail the
	// handshake instead. The reason should list the extensions. This code is not
	// for a handshake that fails for another cause.
	InvalidHandshake CloseCode = 1010

	// UnexpectedCondition (Internal Error) means that an unexpected condition kept
	// an endpoint from doing what was asked of it.
	//
	// RFC 6455 says this of a server; its erratum 3227, which the registry cites,
	// says it of either side. BadGateway is for a fault of the server behind a
	// gateway.
	UnexpectedCondition CloseCode = 1011

	// ServiceRestart means that the service is restarting. A client that reconnects
	// should first wait a random 5 to 30 seconds.
	//
	// Servers begin a close with this code. The registry refers to
	// https://mailarchive.ietf.org/arch/msg/hybi/P_1vbD9uyHl63nbIIbFxKMfSwcM.
	ServiceRestart CloseCode = 1012

	// TryAgainLater means that the service is overloaded. A client should go to
	// another address, or to the same one only when the user acts.
	//
	// Servers begin a close with this code. The registry refers to
	// https://mailarchive.ietf.org/arch/msg/hybi/P_1vbD9uyHl63nbIIbFxKMfSwcM.
	TryAgainLater CloseCode = 1013

	// BadGateway means that a gateway or proxy got an invalid response from its
	// upstream server. This code is like HTTP status 502.
	//
	// Servers begin a close with this code. UnexpectedCondition is for a fault of
	// the gateway itself. The registry refers to
	// https://mailarchive.ietf.org/arch/msg/hybi/VOLI2xp4tzFnIFYespe6oOtpFXA.
	BadGateway CloseCode = 1014

	// TLSHandshakeFailure (TLS handshake) means that the TLS handshake failed, as
	// when the server's certificate cannot be verified. This code must not be sent,
	// only reported.
	TLSHandshakeFailure CloseCode = 1015 // reserved
)

// The methods look up c by its distance from the first named code. Below that
// code, c-NormalClosure wraps around to a large number. So every code without a
// name is past the end of names and descriptions, and has no bit in the sets
// reserved and sendable: a shift by 32 or more gives 0.

// String returns the name of the constant for c, such as "EndpointGoingAway".
// For a code without a name it returns the number, as in "CloseCode(4001)".
func (c CloseCode) String() string {
	if i := int(c - NormalClosure); i < len(names) {
		return names[i]
	}
	return c.numeral()
}

// numeral is a method of its own because String would not inline with these lines.
func (c CloseCode) numeral() string {
	b := make([]byte, 0, len("CloseCode(65535)"))
	b = append(b, "CloseCode("...)
	b = strconv.AppendUint(b, uint64(c), 10)
	b = append(b, ')')
	return string(b)
}

// IsReserved reports whether c is one of the four codes that RFC 6455, section
// 7.4.1, reserves: [Reserved0], [NoStatusCode], [ClosedAbnormally] and
// [TLSHandshakeFailure]. It returns false for every other code, even for an
// unassigned one such as 2000, which must not be sent either.
func (c CloseCode) IsReserved() bool {
	return reserved>>(c-NormalClosure)&1 != 0
}

// IsSendable reports whether a Close frame may carry c. It returns true for the
// named codes that are not reserved and for the codes from 3000 to 4999 (RFC
// 6455, section 7.4, and IANA's registry), and false for every other code.
//
// IsSendable does not consider who sends. Only a client begins a close with
// [InvalidHandshake]. A browser's close method takes only 1000 and 3000 to 4999
// (WHATWG WebSockets Standard).
func (c CloseCode) IsSendable() bool {
	// These codes share the bit of NormalClosure. The assignment compiles to a
	// conditional move on amd64 and arm64, where a return would be a branch.
	if 3000 <= c && c <= 4999 {
		c = NormalClosure
	}
	return sendable>>(c-NormalClosure)&1 != 0
}

// Description returns what c means: one or two English sentences on one line,
// in 1 to 123 bytes of ASCII, which a Close frame has room for. For a code
// without a name it returns what the code's range means.
//
// Check a received code with [CloseCode.IsSendable] first. Description says what
// c means, not what happened: a frame that carries [TLSHandshakeFailure] is
// invalid, and says nothing of TLS.
func (c CloseCode) Description() string {
	switch i := int(c - NormalClosure); {
	case c < NormalClosure:
		return "This code is in a range that the WebSocket protocol does not use."
	case i < len(descriptions):
		return descriptions[i]
	case c <= 2999:
		return "This code is unassigned; it is kept for the WebSocket protocol, its later versions and its extensions."
	case c <= 3999:
		return "This code is defined by a library, framework or application, which may have registered it with IANA."
	case c <= 4999:
		return "This code is for private use, by agreement between the two sides."
	default:
		return "This code is above the ranges that the WebSocket protocol defines."
	}
}
