// Package closecode names and checks the close codes of the WebSocket protocol,
// for libraries that implement the protocol and for their tests.
//
// A WebSocket connection ends with a Close frame from each side. The frame's
// payload is empty, or begins with a close code: a 16-bit number that says why
// (RFC 6455, section 7.4). A [CloseCode] answers four questions about it:
// [CloseCode.String] gives its name, [CloseCode.Description] says what it means,
// [CloseCode.IsSendable] reports whether it may stand in a Close frame, and
// [CloseCode.IsReserved] whether it is one of the four that never do.
//
//	0–999        not used
//	1000–2999    the protocol's own: 1000 to 1015 have names, the rest is unassigned
//	3000–3999    for libraries, frameworks and applications, registered with IANA
//	4000–4999    for private use
//	5000–65535   not defined
//
// # Both sides of a connection
//
// A code that arrives in a Close frame is valid if it is sendable; if it is not,
// fail the connection with [ProtocolError]. A code that is to be sent is checked
// by the same method. Three reserved codes are never on the wire, but reported by
// a library to its application: [NoStatusCode] where the peer's Close frame was
// empty, [ClosedAbnormally] where none was sent or received, and
// [TLSHandshakeFailure] where the TLS handshake failed. The fourth, [Reserved0],
// has no meaning yet.
//
// # Conversion
//
// Converting an int to a CloseCode keeps its low 16 bits, so that 66536 becomes
// 1000, [NormalClosure]. Where a code is held in an int, check it first:
//
//	if n < 0 || n > math.MaxUint16 {
//		// n is not a close code
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
