package watch

// What to do, by what is about to be full.
const (
	runbookThreads = "See with `ffvet ps` which command has the threads, and with `ffvet explain FILE:LINE` which of its parts. " +
		"`ffvet explain --fit N FILE:LINE` proposes the options that keep it under N. A CPU limit does not lower the number. " +
		"Until that is rolled out, run fewer copies on a node."
	runbookProcesses = "Look for what starts them: a loop with & and no wait, xargs -P or parallel without a number, a worker with as many " +
		"slots as CPUs. `ffvet ps --repo .` names the line of each running process. Bound the launcher, then end the processes that are too many."
	runbookCopies = "Find out who raised the number: an autoscaler's maximum, a rollout's surge, a schedule that overlaps. Lower that, or " +
		"give the copies requests that let fewer of them share a node (`ffvet export k8s-limits`)."
	runbookOverlap = "A run has not ended when the next one starts. Set concurrencyPolicy: Forbid and activeDeadlineSeconds, then see why runs " +
		"take longer than the period."
	runbookStarts = "So many starts at once read their inputs and build their pools at the same time. Find the trigger (a node that came " +
		"back, a rollout, a queue that was refilled) and start in portions: maxSurge, a job queue, a delay by chance."
	runbookRestarts = "The container ends again and again. Read the last lines of its log (kubectl logs --previous) and its exit code: 137 is the memory " +
		"limit, 1 is ffmpeg refusing its arguments or its input. Put a growing delay into loops of your own."
	runbookMemory = "See with `ffvet ps` whose memory it is, and with `ffvet explain FILE:LINE` which part of the command holds it. What grows with the input " +
		"(reverse, palettegen, loop, a muxer that waits for a stream) grows on; the rest stays. Raise the limit only above the estimate."
	runbookTasks = "At the limit the kernel refuses new threads, and ffmpeg fails with \"Resource temporarily unavailable\". Threads count as tasks: lower " +
		"them with `ffvet explain --fit N`, or raise the limit above the estimate."
	runbookFiles = "At the limit every open fails. Long-running commands with many outputs, and tee or segment muxers with many slaves, hold most; a number that " +
		"grows steadily is a leak of the program around ffmpeg. See /proc/PID/fd."
	runbookIO = "Look for several readers of one asset, scratch files on a network disk, -movflags +faststart on large files, and segments of less than " +
		"two seconds. Read the asset once into a local copy, or use one process with several outputs."
	runbookQueue = "Jobs come faster than they are done. Look first whether jobs fail and are tried again, then whether the encoders starve " +
		"(too many threads for the CPUs make all of them slower); add nodes last."
	runbookSegments = "Look for a segment length under two seconds, for renditions that were added, and for copies that write the same stream. Longer segments and " +
		"-hls_flags single_file make fewer files."
	runbookBlind = "cAdvisor does not deliver container_threads, so the rules of this group are blind. A stand-alone cAdvisor needs " +
		"--enable_metrics with process among them; for a kubelet look at the metric relabelings of its ServiceMonitor."
)
