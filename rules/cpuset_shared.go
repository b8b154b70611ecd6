package rules

import "github.com/ffvet/ffvet/internal/finding"

func cpusetShared() Rule {
	return Rule{
		ID: "cpuset-shared", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "several copies share one set of CPUs",
		Doc: Doc{
			What:   "A cpuset (`AllowedCPUs=`, `cpuset:`) belongs to a unit of which several copies run: all of them get the same CPUs.",
			Why:    "Each process counts the CPUs of the set and starts threads for all of them: four instances on the CPUs 0 to 3 are four times the threads of one, and the other CPUs stay idle.",
			Fix:    "Give each copy CPUs of its own, or divide the threads by the number of copies.",
			Ignore: "The copies work one at a time.",
			Bad: `# enc@.service, wanted as enc@a … enc@d
AllowedCPUs=0-3
ExecStart=/usr/bin/ffmpeg -i /in/%i.ts /out/%i.mp4`,
			Good: `# enc@.service, wanted as enc@a … enc@d
AllowedCPUs=0-3
ExecStart=/usr/bin/ffmpeg -threads 1 -i /in/%i.ts -threads 1 -filter_threads 1 /out/%i.mp4`,
		},
		Check: noticed("cpuset-shared", levels{finding.Off, finding.Warning}),
	}
}
