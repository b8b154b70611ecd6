# about: pipeline
ffmpeg a |& ffmpeg b
