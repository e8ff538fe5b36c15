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
//	4000–4999    for private use: const TokenExpired closecode.CloseCode = 4001
//
// # Receiving a Close frame
//
// Reply with a Close frame, unless you have sent one before. The first line
// that fits the payload says what to report and what to send:
//
//   - Empty: report [NoStatusCode]; send an empty payload, or [NormalClosure].
//   - A single byte, or a code for which [CloseCode.IsSendable] returns false:
//     report an error; send [ProtocolError].
//   - A reason that is not UTF-8: report an error; send [InvalidMessageSent],
//     or ProtocolError.
//   - Anything else: report the code and the reason; send the same code.
//
// After both Close frames, the server must end the connection at once, and
// the client should wait for that. A client must not show the reason to its
// users (section 5.5.1).
//
// # Sending a Close frame
//
// Check the code and the reason. A conversion keeps the low 16 bits of an int,
// so that 66536 becomes NormalClosure.
//
//	code := closecode.CloseCode(n)
//	sendable := int(code) == n && code.IsSendable()
//	if !sendable || len(reason) > 123 || !utf8.ValidString(reason) {
//		return fmt.Errorf("cannot close with code %d, reason %q", n, reason)
//	}
//	payload := append([]byte{byte(code >> 8), byte(code)}, reason...)
//
// After a failed read or write, you need not send a Close frame. If you do, its
// code must be sendable, so not [ClosedAbnormally].
//
// # Passing a close on
//
// A proxy tells each side what the other side said, as the library reported it:
//
//   - NoStatusCode: send an empty payload.
//   - A sendable code: send the code and the reason, less what is not UTF-8:
//     strings.ToValidUTF8(reason, ""). With a replacement for that, the reason
//     could exceed 123 bytes.
//   - Any other code, such as ClosedAbnormally, or an error without a code:
//     there is nothing to pass on. If the peer vanished, end the other
//     connection without a Close frame. To send [UnexpectedCondition] instead
//     has a price: a client can take that code for final, and not reconnect. If
//     the proxy found the fault itself, send the code that says so, such as
//     [MessageTooLarge]. Do not send the text of an error as the reason: it can
//     show an address.
//
// # Testing a library
//
// Compare the library's check of received codes with IsSendable, for all 65,536
// codes. Use IsSendable also for each code that the library sends by itself:
// after a timeout, a cut frame, an empty Close frame and an invalid one.
//
// # Later versions
//
// When IANA registers a code below 3000, a later version names and describes
// it, and IsSendable returns true for it unless the registry reserves it.
// Within a major version of the module, a named code keeps its name, its
// number, and what IsReserved and IsSendable return for it. If [Reserved0] gets
// a meaning, these answers can change for it. Descriptions may change.
package closecode
