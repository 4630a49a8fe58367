package inventory

// Access says how a responder gets in (権限・アカウント).
type Access struct {
	Accounts List[Account] `key:"accounts" kind:"account" need:"triage 30"`
	Leaver   Leaver        `key:"leaver"`
}

// Account is one console or host and the way into it.
type Account struct {
	Base
	URL           Text  `key:"url" check:"url" need:"triage 2"`
	Login         Text  `key:"login" need:"triage 10"`
	Holder        Text  `key:"holder" check:"ref" need:"triage 10"`
	Admin         Text  `key:"admin" check:"ref" need:"triage 10"`
	MFA           Text  `key:"mfa" need:"triage 10"`
	MFAEmergency  Text  `key:"mfa_emergency" need:"triage 20"`
	Grant         Text  `key:"grant" need:"triage 15"` // how a right is given in a hurry
	GrantBy       Text  `key:"grant_by" check:"ref" need:"triage 15"`
	PasswordPlace Text  `key:"password_place" check:"place" need:"triage 10"`
	Renewal       Text  `key:"renewal" need:"postmortem 1"`
	Layers        Texts `key:"layer" check:"layer"`
}

// Leaver is what happens to rights when people leave or change duty.
type Leaver struct {
	Base
	Rule    Text `key:"rule" need:"postmortem 2"`
	Owner   Text `key:"owner" check:"ref" need:"postmortem 1"`
	Checked Text `key:"checked"` // when and how it is checked that it was done
}
