package closecode

import "strconv"

//go:generate go run gen.go

// A CloseCode is a WebSocket close code, which RFC 6455, section 7.4, calls a
// status code. The zero value is below all close codes, and must not be sent.
type CloseCode uint16

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

// numeral allocates only its result, since the buffer has room for any code.
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
// 6455, section 7.4, and IANA's registry), and false for every other code. It
// does not consider who sends: only a client begins a close with
// [InvalidHandshake], and a browser's close method, also called from Go for
// js/wasm, takes only 1000 and 3000 to 4999 (WHATWG WebSockets Standard).
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
// without a name it returns what the code's range means. The text does not say
// what happened: a frame that carries [TLSHandshakeFailure] is invalid, and
// says nothing of TLS. Check a frame's code with [CloseCode.IsSendable] first.
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
