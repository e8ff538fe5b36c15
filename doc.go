// Package closecode names, explains and checks the close codes of the WebSocket
// protocol, for programs that run WebSocket connections, for proxies that pass a close
// on, and for libraries that implement the protocol and their tests.
//
// The payload of a Close frame is empty, or begins with a close code: a 16-bit
// number, big-endian, that says why the connection ends. A reason in UTF-8 may follow,
// in at most 123 bytes (RFC 6455, sections 5.5 and 5.5.1). The codes are the numbers
// from 1000 to 4999 (section 11.7):
//
//	1000–2999    the protocol's own: named by a constant here, or unassigned
//	3000–3999    for libraries, frameworks and applications, registered with IANA
//	4000–4999    for private use
//
// # Receiving a Close frame
//
// Reply with a Close frame, unless one has been sent before. The payload says which:
//
//   - No byte: valid. Report [NoStatusCode], and send an empty payload.
//   - One byte, or a code for which [CloseCode.IsSendable] returns false: invalid. Send
//     [ProtocolError], as most libraries do.
//   - A reason that is not UTF-8: invalid. Send [InvalidMessageSent].
//   - Anything else: valid. Report the code, and send the same one.
//
// Do not report the code of an invalid frame. RFC 6455 names no code for the reply to
// such a frame (sections 7.1.7 and 10.7). The reply to one's own Close frame usually
// repeats one's own code. After both frames, a server closes the connection at once,
// and a client should wait a while for that (section 5.5.1).
//
// # Sending a Close frame
//
// Check the code with IsSendable. Check also that an int fits: a conversion keeps the
// low 16 bits, so that 66536 becomes [NormalClosure]. A longer reason does not fit:
// some libraries cut it, others send no Close frame.
//
//	code := closecode.CloseCode(n)
//	if int(code) != n || !code.IsSendable() {
//		return fmt.Errorf("close code %d cannot be sent", n)
//	}
//	payload := append([]byte{byte(code >> 8), byte(code)}, reason...)
//
// # Passing a close on
//
// A program that passes a close on, such as a proxy, holds the code that its library
// reported: often an int, and -1 if there is none. Send:
//
//   - For NoStatusCode: an empty payload.
//   - For another code that is not sendable, such as [ClosedAbnormally], or for none: a
//     code of one's own, as a rule [UnexpectedCondition]; many peers refuse [BadGateway].
//     Or close without a Close frame, and the other side reports ClosedAbnormally.
//   - For all others: the code and the reason as they came.
//
// The text of an error is no reason: it can be too long, and can show an address.
//
// # Later versions
//
// When IANA registers a code below 3000, a later version of the package names and
// describes the code, and finds it sendable unless it is reserved. Within a major
// version of the module, a named code keeps its name, its number and its answers, but
// [Reserved0] may get a meaning. Descriptions may change.
package closecode
