package pdf
import ("testing";"os";"fmt";"strings";"time";"path/filepath")
func TestDbg(t *testing.T){
 var fs []string
 filepath.Walk(os.Getenv("D"),func(p string,i os.FileInfo,e error)error{ if e==nil&&strings.HasSuffix(p,".pdf"){fs=append(fs,p)};return nil})
 for _,f:=range fs{ d,_:=os.ReadFile(f); s:=time.Now(); a,err:=shared().Read(t.Context(),d); n:=0; if a!=nil{n=a.Read.Words}
  fmt.Printf("%s %v %d words title=%v err=%v", filepath.Base(f),time.Since(s).Round(time.Millisecond),n,a!=nil&&a.Title!="",err); if a!=nil{fmt.Print(a.Notes)}; fmt.Println()
  if a!=nil && os.Getenv("V")!=""{fmt.Println("TITLE",a.Title,"BY",a.Byline);for _,p:=range a.Passages{fmt.Printf("%d [%s] %s\n",p.Page,p.Heading,p.Text)}}}
}
