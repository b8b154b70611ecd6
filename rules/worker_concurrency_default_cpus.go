package rules

import "github.com/ffvet/ffvet/internal/finding"

func workerConcurrencyDefaultCPUs() Rule {
	return Rule{
		ID: "worker-concurrency-default-cpus", Group: Capacity, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "a job worker runs one job for each CPU of the host",
		Doc: Doc{
			What: "`celery worker` has neither `--concurrency` nor `--autoscale`.",
			Why: "Celery then starts one process for each CPU of the host. It counts them by Python's `os.cpu_count()`, " +
				"which follows neither the container's CPU quota nor its cpuset: on a node of 64 CPUs each container runs 64 jobs, and each job may start an ffmpeg with threads for 64 CPUs.",
			Fix:    "Set `--concurrency` to how many encodes the container can carry: its CPU quota divided by the threads of one ffmpeg, often 1.",
			Ignore: "The application sets `worker_concurrency` itself, or its jobs start no ffmpeg.",
			Bad: `services:
  worker: {image: app, command: celery -A media worker, cpus: 2}`,
			Good: `services:
  worker: {image: app, command: celery -A media worker --concurrency 1, cpus: 2}`,
		},
		Check: noticed("worker-concurrency-default-cpus", levels{finding.Note, finding.Warning}),
	}
}
