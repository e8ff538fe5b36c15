package closecode

import "strconv"

// CloseCode is a close code of the WebSocket protocol: a 16-bit number that says
// why a connection ended. RFC 6455, section 7.4, calls it a status code. The
// payload of a Close frame may begin with one; some, such as [NoStatusCode], are
// only reported to an application. The methods have an answer for every value.
//
// Converting an int variable keeps its low 16 bits: see the package comment.
type CloseCode uint16

// The first codes of the ranges above the protocol's own (RFC 6455, section
// 7.4.2), and the first code above them all.
const (
	firstForLibraries CloseCode = 3000
	firstPrivate      CloseCode = 4000
	firstUndefined    CloseCode = 5000
)

// The methods look up a code by its distance from the first named one,
// c-NormalClosure, which wraps to a large number where c is below it. A code
// without a name is past the end of names and descriptions. In the sets of bits,
// reserved and sendable, its bit is 0, or is past the end, too: a shift by 32 or
// more gives 0.

// String returns the name of the constant for c, such as "EndpointGoingAway",
// and for a code without a name its number, as in "CloseCode(4001)".
func (c CloseCode) String() string {
	if i := int(c - NormalClosure); i < len(names) {
		return names[i]
	}
	return c.numeral()
}

// numeral allocates the result alone: the buffer has room for the longest.
func (c CloseCode) numeral() string {
	b := make([]byte, 0, len("CloseCode(65535)"))
	b = append(b, "CloseCode("...)
	b = strconv.AppendUint(b, uint64(c), 10)
	b = append(b, ')')
	return string(b)
}

// IsReserved reports whether c is a reserved code: one that has a name and is
// never sent in a Close frame. RFC 6455, section 7.4.1, reserves four of them:
// [Reserved0], [NoStatusCode], [ClosedAbnormally] and [TLSHandshakeFailure].
// IsReserved returns false for a sendable code, and for one without a name.
//
// IsReserved helps to say why a code is not sendable. It does not check whether
// a code is valid: 5000 is neither reserved nor sendable. Use
// [CloseCode.IsSendable] for that.
func (c CloseCode) IsReserved() bool {
	return reserved>>(c-NormalClosure)&1 != 0
}

// IsSendable reports whether c may stand in a Close frame. The answer holds for
// both sides: what one side may send is valid on the other. A frame that arrives
// with any other code should be treated as a protocol error, and answered with
// [ProtocolError].
//
// The sendable codes are the named ones that are not reserved, and 3000 to 4999,
// which are for libraries, frameworks, applications and private use (RFC 6455,
// section 7.4, and IANA's registry). IsSendable returns false for every other
// code. It does not ask which side sends: [InvalidHandshake] is sendable, though
// only clients have a use for it.
func (c CloseCode) IsSendable() bool {
	// The codes from 3000 to 4999 answer as NormalClosure does. Written as an
	// assignment, this is a conditional move on amd64, arm64 and ppc64le; a
	// return would be a branch, which the processor has to guess.
	if firstForLibraries <= c && c < firstUndefined {
		c = NormalClosure
	}
	return sendable>>(c-NormalClosure)&1 != 0
}

// Description returns what c means: one or two English sentences in ASCII, on one
// line. The text is never empty and has at most 123 bytes, which is the room that
// a Close frame has after the code.
//
// A code with a name has a text of its own. Any other code has the text of its
// range: 0 to 999, the unassigned codes below 3000, 3000 to 3999, 4000 to 4999
// (RFC 6455, section 7.4.2), or 5000 and above. The texts are for people to read
// and may change; a program should compare codes.
//
// A text says what the code means, not what happened: ask [CloseCode.IsSendable]
// first about a code that was received.
func (c CloseCode) Description() string {
	switch i := int(c - NormalClosure); {
	case c < NormalClosure:
		return "This code is in a range that the WebSocket protocol does not use."
	case i < len(descriptions):
		return descriptions[i]
	case c < firstForLibraries:
		return "This code is unassigned; it is kept for later versions of the WebSocket protocol and for its extensions."
	case c < firstPrivate:
		return "This code is for libraries, frameworks and applications, which register such codes with IANA."
	case c < firstUndefined:
		return "This code is for private use, by agreement between the two sides."
	default:
		return "This code is above the ranges that the WebSocket protocol defines."
	}
}
