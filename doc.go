// Package closecode names, explains and checks the close codes of the WebSocket
// protocol, for programs that run WebSocket connections, for proxies that pass a close
// on, and for libraries that implement the protocol, with their tests.
//
// The payload of a Close frame is empty, or begins with a close code: a 16-bit
// number, big-endian, that says why the connection ends. A reason in UTF-8 may follow
// (RFC 6455, section 5.5.1). Codes are the numbers from 1000 to 4999 (section 11.7):
//
//	1000–2999    the protocol's own: named by a constant here, or unassigned
//	3000–3999    for libraries, frameworks and applications, registered with IANA
//	4000–4999    for private use
//
// # Receiving a Close frame
//
// Reply with a Close frame, unless you have sent one before. The first line that fits
// the payload says what to report and what to send:
//
//   - Empty: valid. Report [NoStatusCode], and send an empty payload.
//   - A single byte, or a code for which [CloseCode.IsSendable] returns false: invalid.
//     Send [ProtocolError], as most libraries do.
//   - A reason that is not UTF-8: invalid. Send [InvalidMessageSent].
//   - Anything else: valid. Report the code, and send the same one.
//
// Report an error for an invalid frame, not its code. RFC 6455 names no code for the
// reply to such a frame (sections 7.1.7 and 10.7). The reply to your own Close frame
// usually repeats your code. After both frames, a server closes the connection at once,
// and a client should wait a while for that (section 5.5.1).
//
// # Sending a Close frame
//
// Check the code with IsSendable. Check also that an int fits: a conversion keeps the
// low 16 bits, so that 66536 becomes [NormalClosure]. A reason has at most 123 bytes:
// some libraries cut a longer one, others send no Close frame.
//
//	code := closecode.CloseCode(n)
//	if int(code) != n || !code.IsSendable() || len(reason) > 123 {
//		return fmt.Errorf("cannot close with code %d and reason %q", n, reason)
//	}
//	payload := append([]byte{byte(code >> 8), byte(code)}, reason...)
//
// # Passing a close on
//
// A program that passes a close on, such as a proxy, holds the code that its library
// reported: often an int, and in some libraries -1 for an error. Send:
//
//   - For NoStatusCode: an empty payload.
//   - For another code that is not sendable, such as [ClosedAbnormally], or for an error: a
//     code of your choice, as a rule [UnexpectedCondition]; many peers refuse [BadGateway].
//     Or close the connection without a Close frame: the other side reports ClosedAbnormally.
//   - For all others: the code and the reason as they came.
//
// Do not send the text of an error: it can be too long, and show an address.
//
// # Later versions
//
// When IANA registers a code below 3000, a later version of the package names and
// describes the code, and finds it sendable unless it is reserved. Within a major
// version of the module, a named code keeps its name, its number, and what IsReserved
// and IsSendable return, but [Reserved0] may get a meaning. Descriptions may change.
package closecode
