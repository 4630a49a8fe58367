package text

// CLILive is what the command line says while it follows an incident.
type CLILive struct {
	Changed                    map[string]string // what was done to an entry that stood before
	NoTmux, NoTmuxNext         string
	TmuxFailed, TmuxFailedNext string // what tmux said follows
}

var cliLiveJA = CLILive{
	NoTmux: "tmux が見つかりません", NoTmuxNext: "tmux をインストールするか、端末ごとに shirei open を実行してください。",
	TmuxFailed: "tmux が画面を開けませんでした", TmuxFailedNext: "端末を広げるか、端末ごとに shirei open を実行してください。",
	Changed: map[string]string{
		"corrected": "訂正", "struck": "取り消し", "moved": "時刻の訂正", "flagged": "重要の印", "progressed": "状態", "undone": "元に戻した", "arrived": "後から到着",
	},
}

var cliLiveEN = CLILive{
	NoTmux: "tmux was not found.", NoTmuxNext: "Install tmux, or run shirei open in each terminal.",
	TmuxFailed: "tmux could not open the room", TmuxFailedNext: "Make the terminal larger, or run shirei open in each terminal.",
	Changed: map[string]string{
		"corrected": "corrected", "struck": "struck", "moved": "moved in time", "flagged": "key event", "progressed": "progress", "undone": "undone", "arrived": "arrived late",
	},
}
