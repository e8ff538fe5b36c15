// Package closecode names, explains and checks the close codes of the WebSocket
// protocol, for libraries that implement the protocol and for their tests.
//
// A WebSocket connection normally ends with a Close frame from each side. The
// payload of a Close frame is empty, or begins with a close code: a 16-bit number,
// big-endian, that says why the connection ends. A reason in UTF-8 may follow (RFC
// 6455, sections 5.5.1 and 7.4). A [CloseCode] answers four questions:
//
//   - [CloseCode.IsSendable]: may the code stand in a Close frame?
//   - [CloseCode.IsReserved]: is it a named code that is never sent?
//   - [CloseCode.String]: what is its name?
//   - [CloseCode.Description]: what does it mean?
//
// A code has a name if it has a constant here. The ranges are:
//
//	0–999        not used
//	1000–2999    the protocol's own: a code with a name is sendable or reserved;
//	             any other is unassigned
//	3000–3999    sendable: for libraries, frameworks and applications, which
//	             register them with IANA
//	4000–4999    sendable: for private use
//	5000–65535   not defined
//
// The methods only read data that never changes, and are safe for concurrent use.
//
// # Both sides of a connection
//
// Check a code with IsSendable before it is sent, and after it is received. A
// Close frame whose code is not sendable should be treated as a protocol error,
// and so should one whose payload is a single byte: answer with [ProtocolError].
// RFC 6455 does not say how to answer such a frame. The Autobahn test suite expects
// this or a dropped connection, and takes any answer to a code of 5000 or above.
//
// An empty payload is valid and carries no code. Report it to the application as
// [NoStatusCode], and do not ask IsSendable about it: 1005, the number of
// NoStatusCode, is not valid in a frame.
//
// No frame should carry a reserved code. A library reports some of them to its
// application: NoStatusCode says that the peer's Close frame carried no code,
// [ClosedAbnormally] that the connection ended without a Close frame from the peer,
// and [TLSHandshakeFailure] that the TLS handshake failed. IsReserved does not check
// whether a code is valid: most codes are neither reserved nor sendable.
//
// Description says what a code means, not what happened. Ask IsSendable first about
// a code that was received: if a frame carried TLSHandshakeFailure, the peer made a
// protocol error, and no handshake failed.
//
// # Codes in an int
//
// Converting an int variable to a CloseCode keeps the low 16 bits: 66536 becomes
// 1000, [NormalClosure]. Where a code is held in an int, check that it fits:
//
//	code := closecode.CloseCode(n)
//	if int(code) != n || !code.IsSendable() {
//		return fmt.Errorf("close code %d cannot be sent", n)
//	}
//
// # Later versions
//
// When IANA registers a code below 3000, a later version of the package names and
// describes the code, and finds it sendable unless it is reserved; until then, the
// code is not sendable. Within a major version of the module, a code that has a
// name keeps its name, its number, and what IsReserved and IsSendable report. The
// texts of Description may change.
//
// # References
//
// RFC 6455, sections 5.5.1, 7.1.5 and 7.4, with erratum 3227; and IANA's WebSocket
// Close Code Number Registry,
// https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number.
package closecode

//go:generate go run gen.go
