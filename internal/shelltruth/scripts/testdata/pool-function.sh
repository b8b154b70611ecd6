# about: pool jobs, function
slot() { while [ $(jobs -r | wc -l) -ge 2 ]; do sleep 0.02; done; }
for i in 1 2 3 4; do slot; ffmpeg $i & done
wait
