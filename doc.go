// Package closecode names and checks the close codes of the WebSocket protocol,
// for libraries that implement the protocol and for their tests.
//
// A WebSocket connection normally ends with a Close frame from each side. The
// frame's payload is empty, or begins with a close code: a 16-bit number that says
// why (RFC 6455, section 7.4). A [CloseCode] answers four questions about it:
// [CloseCode.String] gives its name, [CloseCode.Description] says what it means,
// [CloseCode.IsSendable] reports whether it may stand in a Close frame, and
// [CloseCode.IsReserved] whether it is one of the four reserved codes.
//
//	0–999        not used
//	1000–2999    the protocol's own: those with a name are sendable or reserved,
//	             the rest is unassigned
//	3000–3999    sendable: for libraries, frameworks and applications, which
//	             register them with IANA
//	4000–4999    sendable: for private use
//	5000–65535   not defined
//
// # Both sides of a connection
//
// A code that arrives in a Close frame is valid if it is sendable. If it is not,
// or if the payload is a single byte, that is a protocol error: answer with
// [ProtocolError]. A code that is to be sent is checked by the same method.
//
// Three of the reserved codes are never on the wire: a library reports them to its
// application. [NoStatusCode] says that the peer's Close frame was empty,
// [ClosedAbnormally] that the connection ended before a Close frame arrived, and
// [TLSHandshakeFailure] that the TLS handshake failed. The fourth, [Reserved0], has
// no meaning yet.
//
// # Conversion
//
// Converting an int to a CloseCode keeps its low 16 bits: 66536 becomes 1000,
// [NormalClosure], and -1 becomes 65535. Where a code is held in an int, check it
// first:
//
//	if n < 0 || n > math.MaxUint16 {
//		return fmt.Errorf("%d is not a close code", n)
//	}
//	code := closecode.CloseCode(n)
//
// # Concurrency
//
// The methods only read data that never changes, and are safe for concurrent
// use.
//
// # References
//
// RFC 6455, sections 5.5.1 and 7.4, with errata 3227; and IANA's
// WebSocket Close Code Number Registry,
// https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number.
package closecode

//go:generate go run gen.go
