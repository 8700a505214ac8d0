{{/* The processes: the content of files/topology.json, which `npm run manifests` writes from the code. */}}
{{- define "souk.topology" -}}
{{ .Files.Get "files/topology.json" }}
{{- end }}

{{/* The name of a process's objects, from (list $ name). */}}
{{- define "souk.name" -}}
{{ printf "%s-%s" (index . 0).Release.Name (index . 1) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Labels that select the pods of a process, from (list $ name). */}}
{{- define "souk.selector" -}}
app.kubernetes.io/name: souk
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{/* Labels of every object of a process, from (list $ name). */}}
{{- define "souk.labels" -}}
{{ include "souk.selector" . }}
app.kubernetes.io/part-of: souk
app.kubernetes.io/version: {{ (index . 0).Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
helm.sh/chart: {{ printf "%s-%s" (index . 0).Chart.Name (index . 0).Chart.Version }}
{{- end }}

{{/* The values of a process as YAML: `defaults` with those of `services`, from (list $ name). */}}
{{- define "souk.values" -}}
{{- $root := index . 0 -}}
{{- $own := get $root.Values.services (index . 1) | default dict -}}
{{ mergeOverwrite (deepCopy $root.Values.defaults) (deepCopy $own) | toYaml }}
{{- end }}

{{/* The image of a process, from (list $ name). */}}
{{- define "souk.image" -}}
{{- $image := (index . 0).Values.image -}}
{{- $repository := ternary (printf "%s-%s" $image.repository (index . 1)) $image.repository $image.perProcess -}}
{{- if $image.digest -}}
{{ printf "%s@%s" $repository $image.digest }}
{{- else -}}
{{ printf "%s:%s" $repository (include "souk.tag" (index . 0)) }}
{{- end -}}
{{- end }}

{{/* The image of all processes. A digest is that of an image of one process if each has its own. */}}
{{- define "souk.wholeImage" -}}
{{- if and .Values.image.digest (not .Values.image.perProcess) -}}
{{ printf "%s@%s" .Values.image.repository .Values.image.digest }}
{{- else -}}
{{ printf "%s:%s" .Values.image.repository (include "souk.tag" .) }}
{{- end -}}
{{- end }}

{{- define "souk.tag" -}}
{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{/* The number of pods of the process with the most pods, during an update: the connections to databases are shared by so many. */}}
{{- define "souk.mostReplicas" -}}
{{- $root := . -}}
{{- $most := 1 -}}
{{- range $name, $_ := (include "souk.topology" . | fromJson).services -}}
{{- $values := include "souk.values" (list $root $name) | fromYaml -}}
{{- $most = max $most (ternary $values.autoscaling.maxReplicas $values.replicas $values.autoscaling.enabled) -}}
{{- end -}}
{{ add $most 1 }}
{{- end }}

{{/* The port for /metrics alone, or nothing, from (list $ values). */}}
{{- define "souk.metricsPort" -}}
{{- $own := (index . 1).settings -}}
{{- if hasKey $own "METRICS_PORT" -}}
{{ $own.METRICS_PORT }}
{{- else -}}
{{ (index . 0).Values.settings.METRICS_PORT | default "" }}
{{- end -}}
{{- end }}

{{/* The bucket of media, or nothing when its files are on a volume. */}}
{{- define "souk.mediaBucket" -}}
{{- $own := (include "souk.values" (list . "media") | fromYaml).settings -}}
{{ $own.MEDIA_S3_BUCKET | default .Values.settings.MEDIA_S3_BUCKET | default "" }}
{{- end }}

{{/* The entries of `env` of a process, from (list $ name service values). */}}
{{- define "souk.env" -}}
{{- $root := index . 0 -}}
{{- $name := index . 1 -}}
{{- $service := index . 2 -}}
{{- $values := index . 3 -}}
{{- $services := (include "souk.topology" $root | fromJson).services -}}
- name: {{ $service.portSetting }}
  value: {{ $service.port | quote }}
- name: HOST
  value: "0.0.0.0"
{{- if has "REPLICAS" $service.settings }}
- name: REPLICAS
  value: {{ include "souk.mostReplicas" $root | quote }}
{{- end }}
{{- range $service.calls }}
- name: {{ printf "%s_URL" (upper . | replace "-" "_") }}
  value: {{ printf "http://%s:%v" (include "souk.name" (list $root .)) (get $services .).port }}
{{- end }}
{{- $settings := dict }}
{{- range $setting, $value := $root.Values.settings }}
{{- if has $setting $service.settings }}
{{- $_ := set $settings $setting $value }}
{{- end }}
{{- end }}
{{- range $setting, $value := mergeOverwrite $settings $values.settings }}
- name: {{ $setting }}
  value: {{ $value | toString | quote }}
{{- end }}
{{- range $service.files }}
- name: {{ . }}_FILE
  value: /run/secrets/souk/{{ . }}
{{- end }}
{{- range $service.secrets }}
- name: {{ . }}
  valueFrom: { secretKeyRef: { name: {{ include "souk.name" (list $root $name) }}, key: {{ . }}, optional: true } }
{{- end }}
{{- with $values.env }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* What the pod of every process and of its migration may do. */}}
{{- define "souk.podSecurity" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "souk.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{/* The folders of a container, and where they come from; the second from (list $ name service). */}}
{{- define "souk.volumeMounts" -}}
- { name: tmp, mountPath: /tmp }
- { name: secrets, mountPath: /run/secrets/souk, readOnly: true }
{{- end }}

{{- define "souk.volumes" -}}
- name: tmp
  emptyDir: {}
- name: secrets
  secret:
    secretName: {{ include "souk.name" (list (index . 0) (index . 1)) }}
    # 0440: for the group of the process alone, as the process requires
    defaultMode: 288
    items:
      {{- range (index . 2).files }}
      - { key: {{ . }}, path: {{ . }} }
      {{- end }}
{{- end }}
