# about: here-document
bash <<-END
	ffmpeg a &
	ffmpeg b &
	wait
	END
