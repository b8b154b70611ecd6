package rules

import "github.com/ffvet/ffvet/internal/finding"

func unboundedByClients() Rule {
	return Rule{
		ID: "unbounded-by-clients", Group: Processes, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a server starts one ffmpeg for each client, and nothing bounds the clients",
		Doc: Doc{
			What: "A media server's setting starts a command for each reader, connection or stream: `runOnRead` and `runOnConnect` of MediaMTX, `exec_publish` and `exec_play` of nginx-rtmp, transcoding of Jellyfin or PeerTube. Around `-c copy` it is a note.",
			Why: "How many ffmpeg run is then decided by whoever connects. Each one sizes its threads by all CPUs of the machine: with 20 viewers of a stream there are 20 encodes of the same picture, " +
				"and a client that reconnects in a loop starts another one each time.",
			Fix:    "Encode once a stream instead of once a reader (`runOnDemand` or `runOnReady` in place of `runOnRead`), or bound the clients: `maxReaders` in MediaMTX, `max_connections` in nginx-rtmp. Give each command its share of the CPUs with `-threads`.",
			Ignore: "Something in front of the server admits only so many clients; declare it under `assume`.",
			Bad: `paths:
  cam:
    runOnRead: ffmpeg -i rtsp://localhost:8554/cam -c:v libx264 -f flv rtmp://cdn.example/cam`,
			Good: `paths:
  cam:
    maxReaders: 4
    runOnRead: ffmpeg -i rtsp://localhost:8554/cam -c:v libx264 -f flv rtmp://cdn.example/cam`,
		},
		Check: askedFor("unbounded-by-clients",
			"start the command once a stream, or set the server's own limit of clients (maxReaders, max_connections)"),
	}
}
