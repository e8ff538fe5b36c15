// Package closecode names, explains and checks the close codes of the WebSocket
// protocol, for programs, proxies and WebSocket libraries.
//
// The payload of a Close frame is empty, or begins with a close code: a 16-bit
// number, big-endian, that says why the connection ends. A reason in UTF-8 may
// follow (RFC 6455, section 5.5.1). Close codes are the numbers from 1000 to
// 4999, in three ranges (section 7.4.2):
//
//	1000–2999    the protocol's own: named by a constant here, or unassigned
//	3000–3999    for libraries, frameworks, applications; IANA registers some
//	4000–4999    for private use, by agreement between the two sides
//
// A program declares a code of its own as a constant of type [CloseCode].
//
// # Receiving a Close frame
//
// Reply with a Close frame, unless you have already sent one. What to report and
// what to send depend on the payload. Take the first case that fits it:
//
//   - Empty: report [NoStatusCode]; send an empty payload, or [NormalClosure].
//   - A single byte, or a code for which [CloseCode.IsSendable] returns false:
//     report an error; send [ProtocolError].
//   - A reason that is not UTF-8: report an error; send [InvalidMessageSent],
//     or ProtocolError.
//   - Anything else: report the code and the reason; send the same code.
//
// Once each side has sent a Close frame, the server must end the connection at
// once, and the client should wait until the server has done so. A client must not
// show the reason to its users (section 5.5.1). The example Receiving tells the
// four cases apart.
//
// # Sending a Close frame
//
// Send an empty payload, or a code for which IsSendable returns true, with a
// reason of at most 123 bytes of UTF-8. Check the range of an int before you
// convert it: a conversion keeps only the low 16 bits, and turns 66536 into
// NormalClosure. The example Sending makes all these checks.
//
// After a failed read or write, you need not send a Close frame. If you do, its
// code must be sendable. [ClosedAbnormally] is not.
//
// # Passing a close on
//
// A proxy tells each side what the other side said. For NoStatusCode, it sends an
// empty payload. For a sendable code, it sends the code and the reason, and leaves
// out any bytes of the reason that are not UTF-8. For any other code, such as
// ClosedAbnormally, or an error without a code, there is nothing to pass on. The
// example PassingOn does this.
//
// If a peer vanished, end the other connection without a Close frame. If the
// proxy itself found a fault, it sends a code of its own choice. [BadGateway]
// tells a client that its server is at fault; [UnexpectedCondition] tells it that
// the proxy is. Never send the text of an error as the reason, since it can show
// an address.
//
// # Testing a library
//
// Compare the library's check of received codes with IsSendable, for all 65,536
// codes. Also read each Close frame that the library sends by itself: after a
// timeout, a cut frame, an empty Close frame and an invalid one. Its payload must
// be empty, or have 2 to 125 bytes: a sendable code, and a reason in UTF-8. The
// example Testing has both checks.
//
// # Later versions
//
// When IANA registers a code below 3000, a later version names and describes
// it, and IsSendable returns true for it unless the registry reserves it.
// Within a major version of the module, a named code keeps its name, its
// number, and what IsReserved and IsSendable return for it. If [Reserved0] gets
// a meaning, these answers can change for it. Descriptions may change.
package closecode
