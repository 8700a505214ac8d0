// Command helm-template renders a Helm chart as `helm template` does, for machines without Helm. It uses the template
// engine and the functions of Helm itself: Go's text/template and sprig. It knows the parts of Helm that this chart
// uses: no dependencies, no `lookup`, no `tpl`, no capabilities of a cluster.
//
//	helm-template [-n NAMESPACE] [-f VALUES]... RELEASE CHART
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"sigs.k8s.io/yaml"
)

type object = map[string]interface{}

type files struct{ folder string }

// Get returns a file of the chart; "" when there is none, as in Helm.
func (f files) Get(name string) string {
	content, err := os.ReadFile(filepath.Join(f.folder, name))
	if err != nil {
		return ""
	}
	return string(content)
}

type fileList []string

func (f *fileList) String() string         { return strings.Join(*f, ",") }
func (f *fileList) Set(value string) error { *f = append(*f, value); return nil }

func main() {
	namespace := flag.String("n", "default", "the namespace of the release")
	var overrides fileList
	flag.Var(&overrides, "f", "a file of values; later files take precedence")
	flag.Parse()
	if flag.NArg() != 2 {
		fail(fmt.Errorf("usage: helm-template [-n NAMESPACE] [-f VALUES]... RELEASE CHART"))
	}
	chart := flag.Arg(1)
	values := readYaml(filepath.Join(chart, "values.yaml"))
	for _, path := range overrides {
		values = merged(values, readYaml(path))
	}
	context := object{
		"Values":  values,
		"Chart":   titled(readYaml(filepath.Join(chart, "Chart.yaml"))),
		"Release": object{"Name": flag.Arg(0), "Namespace": *namespace, "Service": "Helm", "Revision": 1},
		"Files":   files{chart},
	}
	render(chart, context)
}

// render prints every template, sorted by its name, with the comment that Helm prints above each.
func render(chart string, context object) {
	paths, err := filepath.Glob(filepath.Join(chart, "templates", "*"))
	fail(err)
	sort.Strings(paths)
	set := template.New("chart").Option("missingkey=zero")
	set.Funcs(functions(set))
	for _, path := range paths {
		source, err := os.ReadFile(path)
		fail(err)
		_, err = set.New(path).Parse(string(source))
		fail(err)
	}
	for _, path := range paths {
		if filepath.Ext(path) != ".yaml" {
			continue
		}
		var text bytes.Buffer
		fail(set.ExecuteTemplate(&text, path, context))
		rendered := strings.ReplaceAll(text.String(), "<no value>", "")
		for _, document := range strings.Split("\n"+rendered, "\n---\n") {
			if strings.TrimSpace(document) != "" {
				fmt.Printf("---\n# Source: %s/templates/%s\n%s\n", filepath.Base(chart), filepath.Base(path), strings.Trim(document, "\n"))
			}
		}
	}
}

// functions returns those of sprig, without the two that read the environment, and those that Helm adds.
func functions(set *template.Template) template.FuncMap {
	all := sprig.TxtFuncMap()
	delete(all, "env")
	delete(all, "expandenv")
	all["include"] = func(name string, data interface{}) (string, error) {
		var text strings.Builder
		err := set.ExecuteTemplate(&text, name, data)
		return text.String(), err
	}
	all["required"] = func(message string, value interface{}) (interface{}, error) {
		if value == nil || value == "" {
			return value, fmt.Errorf("%s", message)
		}
		return value, nil
	}
	all["toYaml"] = func(value interface{}) string {
		text, err := yaml.Marshal(value)
		fail(err)
		return strings.TrimSuffix(string(text), "\n")
	}
	all["fromYaml"] = func(text string) object {
		value := object{}
		fail(yaml.Unmarshal([]byte(text), &value))
		return value
	}
	all["fromJson"] = func(text string) object {
		value := object{}
		fail(json.Unmarshal([]byte(text), &value))
		return value
	}
	return all
}

// merged returns the values with those of `over`; null removes a value, as in Helm.
func merged(values, over object) object {
	result := object{}
	for name, value := range values {
		result[name] = value
	}
	for name, value := range over {
		inner, isObject := value.(object)
		old, wasObject := result[name].(object)
		switch {
		case value == nil:
			delete(result, name)
		case isObject && wasObject:
			result[name] = merged(old, inner)
		default:
			result[name] = value
		}
	}
	return result
}

// titled returns the fields of Chart.yaml with the names that templates use: AppVersion for appVersion.
func titled(chart object) object {
	result := object{}
	for name, value := range chart {
		result[strings.ToUpper(name[:1])+name[1:]] = value
	}
	return result
}

func readYaml(path string) object {
	content, err := os.ReadFile(path)
	fail(err)
	value := object{}
	fail(yaml.Unmarshal(content, &value))
	return value
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
