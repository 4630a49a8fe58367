package inventory

// Service is the whole inventory of one service, in the order of its YAML.
type Service struct {
	Service       About         `key:"service"`
	Monitoring    Monitoring    `key:"monitoring"`
	Access        Access        `key:"access"`
	Response      Response      `key:"response"`
	Investigation Investigation `key:"investigation"`
	Change        Change        `key:"change"`
	Contact       Contact       `key:"contact"`
	Boundaries    Boundaries    `key:"boundaries"`
	Pitfalls      Pitfalls      `key:"pitfalls"`
}

// About says which service this is, and by which clock and calendar it lives.
type About struct {
	Base
	Client        Text  `key:"client" need:"report 3"`
	Zone          Text  `key:"zone" check:"zone" need:"report 3"`
	Language      Text  `key:"language" check:"lang" need:"report 1"`
	Holidays      Text  `key:"holidays" check:"holidays" need:"report 1"`
	ClosedDays    Texts `key:"closed_days" check:"closed"`
	Hours         Text  `key:"hours" check:"hours" need:"report 2"`
	SLO           Text  `key:"slo" need:"severity 2"`
	MainFunctions Texts `key:"main_functions" need:"severity 5"`
	OwnDesk       Text  `key:"own_desk" need:"report 5"`
}
