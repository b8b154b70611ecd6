# about: alias
shopt -s expand_aliases
alias ff="ffmpeg -y"
ff a
