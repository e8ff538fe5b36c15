package closecode

import "strconv"

//go:generate go run gen.go

// CloseCode is a close code, which RFC 6455, section 7.4, calls a status code. The
// methods accept any value, and are safe for concurrent use.
type CloseCode uint16

// The first codes of the ranges above the protocol's own (RFC 6455, section
// 7.4.2), and the first number above all codes (section 11.7).
const (
	firstForLibraries CloseCode = 3000
	firstPrivate      CloseCode = 4000
	firstAbove        CloseCode = 5000
)

// The methods look up a code by its distance from the first named one,
// c-NormalClosure, which wraps to a large number where c is below it. A code
// without a name is past the end of names and descriptions. In the sets of bits,
// reserved and sendable, its bit is 0, or is past the end, too: a shift by 32 or
// more gives 0.

// String returns the name of the constant for c, such as "EndpointGoingAway", or for a
// code without a name its number, as in "CloseCode(4001)".
func (c CloseCode) String() string {
	if i := int(c - NormalClosure); i < len(names) {
		return names[i]
	}
	return c.numeral()
}

// numeral allocates only its result: the buffer fits the longest.
func (c CloseCode) numeral() string {
	b := make([]byte, 0, len("CloseCode(65535)"))
	b = append(b, "CloseCode("...)
	b = strconv.AppendUint(b, uint64(c), 10)
	b = append(b, ')')
	return string(b)
}

// IsReserved reports whether c is a named code that is not to be sent. RFC 6455,
// section 7.4.1, reserves four: [Reserved0], and three that a library may report,
// [NoStatusCode], [ClosedAbnormally] and [TLSHandshakeFailure]. IsReserved returns false
// for every other code, even in the ranges that section 7.4.2 calls reserved. Ask
// [CloseCode.IsSendable] of a code to be sent or passed on; IsReserved then tells
// whether a library may have reported it.
func (c CloseCode) IsReserved() bool {
	return reserved>>(c-NormalClosure)&1 != 0
}

// IsSendable reports whether a Close frame may carry c, whichever side sends it. It
// returns true for the named codes that are not reserved, and for all from 3000 to 4999
// (RFC 6455, section 7.4, and IANA's registry). It returns false for every other code.
func (c CloseCode) IsSendable() bool {
	// The codes from 3000 to 4999 share the bit of NormalClosure. Written as an
	// assignment, this is a conditional move on amd64, arm64 and ppc64le; a
	// return would be a branch, which the processor has to guess.
	if firstForLibraries <= c && c < firstAbove {
		c = NormalClosure
	}
	return sendable>>(c-NormalClosure)&1 != 0
}

// Description returns what c means: one or two English sentences on one line, in 1 to
// 123 bytes of ASCII, so that a Close frame has room for the text. A code without a
// name has the text of its range. The text does not say what happened: if a frame
// carried [TLSHandshakeFailure], no TLS handshake failed, but the peer broke the
// protocol. Ask IsSendable of a frame's code first.
func (c CloseCode) Description() string {
	switch i := int(c - NormalClosure); {
	case c < NormalClosure:
		return "This code is in a range that the WebSocket protocol does not use."
	case i < len(descriptions):
		return descriptions[i]
	case c < firstForLibraries:
		return "This code is unassigned; it is kept for the WebSocket protocol, its later versions and its extensions."
	case c < firstPrivate:
		return "This code is for libraries, frameworks and applications, which register such codes with IANA."
	case c < firstAbove:
		return "This code is for private use, by agreement between the two sides."
	default:
		return "This code is above the ranges that the WebSocket protocol defines."
	}
}
