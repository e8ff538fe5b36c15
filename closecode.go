package closecode

import "strconv"

// CloseCode is the status code of a WebSocket Close frame: the 16-bit number with
// which the frame's payload begins (RFC 6455, sections 5.5.1 and 7.4). Each
// method has an answer for every value.
//
// An int that does not fit becomes another code when it is converted; check its
// range first.
type CloseCode uint16

// The first codes of the ranges that follow the protocol's own (RFC 6455, section
// 7.4.2), and the first code past them all.
const (
	firstRegistered CloseCode = 3000
	firstPrivate    CloseCode = 4000
	firstUndefined  CloseCode = 5000
)

// String returns the name of the constant for c, such as "EndpointGoingAway",
// and for a code without a name its number, as in "CloseCode(4001)".
func (c CloseCode) String() string {
	if i := int(c - NormalClosure); i < len(names) {
		return names[i]
	}
	return c.numeral()
}

// numeral is kept out of line, since older compilers would inline it in String
// and then not inline String. The buffer has room for the longest result, so that
// only the result is allocated.
//
//go:noinline
func (c CloseCode) numeral() string {
	b := append(make([]byte, 0, len("CloseCode(65535)")), "CloseCode("...)
	b = strconv.AppendUint(b, uint64(c), 10)
	return string(append(b, ')'))
}

// IsReserved reports whether c is one of the four reserved codes, which are
// never sent in a Close frame (RFC 6455, section 7.4.1): [Reserved0],
// [NoStatusCode], [ClosedAbnormally] and [TLSHandshakeFailure]. It returns false
// for every other code. The codes from the last named one to 3000 are unassigned
// in IANA's registry, not reserved.
func (c CloseCode) IsReserved() bool {
	return reserved>>(c-NormalClosure)&1 != 0
}

// IsSendable reports whether c may stand in a Close frame. It answers both
// sides: what an endpoint may send is what its peer may accept, and a frame that
// arrives with any other code is a protocol error, answered with
// [ProtocolError].
//
// The sendable codes are the named ones that are not reserved, and 3000 to 4999,
// which are for libraries, frameworks, applications and private use (RFC 6455,
// section 7.4, and IANA's registry). IsSendable returns false for every other
// code. It does not ask which side sends: [InvalidHandshake] is sendable, though
// only clients have a use for it.
func (c CloseCode) IsSendable() bool {
	// The codes from 3000 to 4999 answer as NormalClosure does. An assignment
	// compiles to a conditional move, a return to a branch that the processor
	// has to guess.
	if c-firstRegistered < firstUndefined-firstRegistered {
		c = NormalClosure
	}
	return sendable>>(c-NormalClosure)&1 != 0
}

// Description returns what c means, in one or more English sentences on one
// line, never the empty string. A named code has a text of its own; every other
// code has that of its range: 0 to 999, the unassigned codes below 3000, 3000 to
// 3999, 4000 to 4999, or 5000 and above (RFC 6455, section 7.4.2). The texts are
// for people to read and may change; programs compare codes.
func (c CloseCode) Description() string {
	if c < NormalClosure {
		return "This code is in a range that the WebSocket protocol does not use."
	}
	if i := int(c - NormalClosure); i < len(descriptions) {
		return descriptions[i]
	}
	if c < firstRegistered {
		return "This code is unassigned; it is kept for later versions of the WebSocket protocol and for its extensions."
	}
	if c < firstPrivate {
		return "This code is for libraries, frameworks and applications, which register such codes with IANA."
	}
	if c < firstUndefined {
		return "This code is for private use, by agreement between the two sides."
	}
	return "This code is outside the codes that the WebSocket protocol defines."
}
