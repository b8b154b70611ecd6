package ffmpeg_test
import ("testing";"fmt"
"github.com/ffvet/ffvet/parser/ffmpeg"
"github.com/ffvet/ffvet/parser/ffmpeg/catalog")
func TestZZ(t *testing.T){
 for _, o := range []string{"cfr","vfs","cv","acc","framrate","vocdec","prset","movflag","fitler_complex","maxrte","bufisze","threds","ca","fv","hls_tiem","mpa","sss","c;v","loglevl","vn:"} {
  inv := ffmpeg.Parse("ffmpeg", words("-i","in.mp4","-"+o,"1","out.mp4"), catalog.Load("7.1"))
  for _, p := range inv.Problems { fmt.Println(o, p.Rule, p.Instead, p.Message) }
 }
}
