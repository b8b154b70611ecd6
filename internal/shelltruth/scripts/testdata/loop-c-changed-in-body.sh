# about: for c-style, background
# loose: the body sets the counter
for ((i = 0; i < 4; i++)); do ffmpeg $i & if ((i == 0)); then i=-1; fi; ((++k >= 6)) && break; done
wait
