package rules

//go:generate go run ../internal/gen/ruledocs ../docs/rules

// All returns every rule, by group: the table of contents.
func All() []Rule {
	return []Rule{
		// correctness
		unknownOption(),
		misplacedOption(),
		missingArgument(),
		trailingOptions(),
		stdinEaten(),
		overwritePrompt(),
		undefinedLabel(),
		unusedLabel(),
		duplicateLabel(),
		openPad(),
		wrongMediaType(),
		unknownFilter(),
		unknownEncoder(),
		invalidValue(),
		badStreamSpecifier(),
		mapMatchesNothing(),
		noOutput(),
		noInput(),
		// upgrade
		removedOption(),
		// threads
		quotaNotSeen(),
		threadsUnbounded(),
		threadsNotEnough(),
		parallelTimesAutoThreads(),
		// processes
		unboundedBackgroundLoop(),
		unboundedParallel(),
		poolOffByOne(),
		cronAllowsOverlap(),
		// graph
		splitFanOut(),
		// segments
		tinySegments(),
		endlessPlaylist(),
		// capacity
		nodeThreads(),
		nodeProcesses(),
		roleBudget(),
		poolOvercommit(),
		noCPULimit(),
		noMemoryLimit(),
		autoscalerOverridesReplicas(),
		autoscalerDefaultMax(),
		vpaChangesLimits(),
		backgroundWithoutWait(),
		invalidConfig(),
		invalidType(),
		duplicateKey(),
		ignoredSetting(),
		commandIgnored(),
		commandOverridden(),
		mergeKeyLostLimits(),
		imageEntrypointUnknown(),
		unresolvedVariable(),
		unrenderedTemplate(),
		valueFromEnvironment(),
		dynamicFanout(),
		// observability
		periodicHealthcheck(),
		// security
		credentialInCommand(),
		// lint
		unparsableFile(),
		suppressionWithoutReason(),
		unknownSuppression(),
		unusedSuppression(),
		expiredSuppression(),
	}
}
