// Package closecode names, explains and checks the close codes of the WebSocket
// protocol, for libraries that implement the protocol and for their tests.
//
// The payload of a Close frame is empty, or begins with a close code: a 16-bit
// number, big-endian, that says why the connection ends. A reason in UTF-8 may
// follow (RFC 6455, section 5.5.1). The ranges of codes are:
//
//	0–999        not used
//	1000–2999    the protocol's own: named by a constant here, or unassigned
//	3000–3999    for libraries, frameworks and applications, registered with IANA
//	4000–4999    for private use
//	5000–65535   not defined
//
// # Receiving a Close frame
//
// Send one back, unless one has been sent before, and then close the connection (section
// 5.5.1). The payload that has arrived says what to report and to send:
//
//   - No byte: the frame is valid. Report [NoStatusCode], for which IsSendable returns
//     false, and send an empty payload.
//   - One byte, or a code for which [CloseCode.IsSendable] returns false: the frame is
//     invalid. Send [ProtocolError], as most libraries do.
//   - A reason that is not UTF-8: the frame is invalid. Send [InvalidMessageSent].
//   - Anything else: the frame is valid. Report its code, and send the same code.
//
// For an invalid frame, RFC 6455 asks for an appropriate code and names none (sections
// 7.1.7 and 10.7). Do not report its code as the code of the connection. The reply to
// one's own Close frame usually repeats one's own code.
//
// # Sending a Close frame
//
// Check the code with IsSendable. Check also that an int fits: a conversion keeps the
// low 16 bits, so that 66536 becomes [NormalClosure]. The reason is UTF-8, at most 123
// bytes.
//
//	code := closecode.CloseCode(n)
//	if int(code) != n || !code.IsSendable() {
//		return fmt.Errorf("close code %d cannot be sent", n)
//	}
//	payload := append([]byte{byte(code >> 8), byte(code)}, reason...)
//
// # Later versions
//
// When IANA registers a code below 3000, a later version of the package names and
// describes the code, and finds it sendable unless it is reserved. Within a major
// version of the module, a named code keeps its name and its number, and IsReserved and
// IsSendable report the same for it. Descriptions may change.
package closecode
