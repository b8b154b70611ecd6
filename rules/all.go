package rules

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
		containerMismatch(),
		unknownFilter(),
		unknownEncoder(),
		invalidValue(),
		unknownEncoderParameter(),
		badStreamSpecifier(),
		mapMatchesNothing(),
		noOutput(),
		noInput(),
		overriddenOption(),
		straySpecifier(),
		strayOutput(),
		emptyOutput(),
		filterWithCopy(),
		optionOnCopy(),
		optionUnused(),
		lostAutomaticMap(),
		// upgrade
		removedOption(),
		deprecatedOption(),
		changedMeaning(),
		versionDrift(),
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
		poolOvercommit(), poolUnmatched(), roleUnmatched(),
		noCPULimit(),
		noMemoryLimit(),
		autoscalerOverridesReplicas(),
		autoscalerDefaultMax(),
		workerConcurrencyDefaultCPUs(),
		vpaChangesLimits(),
		scaledjobCustomExceedsMax(),
		backgroundWithoutWait(),
		invalidConfig(),
		invalidType(),
		duplicateKey(),
		commandOverridden(),
		mergeKeyLostLimits(),
		imageEntrypointUnknown(),
		unresolvedVariable(),
		unrenderedTemplate(),
		valueFromEnvironment(),
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
