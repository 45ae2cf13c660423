# Finds a JDK of one version. Sourced by the launcher and by mvnw, so that both run on the same one.
#
# A JDK is known by its `release` file; no `java` is started to ask. POSIX sh, works under `set -euf`.

# find_jdk VERSION PROGRAM: sets FOUND_JDK to the home of the first JDK VERSION that has bin/PROGRAM, and FOUND_JDK_BUILD
# to its build, such as 25.0.3+9-LTS-x86_64-EclipseAdoptium-Temurin-25.0.3+9.
# Otherwise returns 1 and leaves in JDK_SEARCH what was looked at, one candidate a line.
find_jdk() {
  FOUND_JDK=
  FOUND_JDK_BUILD=
  JDK_SEARCH=
  jdk_version=$1
  jdk_program=$2
  if [ -n "${CODEMODE_JAVA_HOME-}" ]; then
    # An explicit choice: a wrong one is an error, not a reason to look elsewhere.
    jdk_try '$CODEMODE_JAVA_HOME' "$CODEMODE_JAVA_HOME"
    return
  fi
  jdk_note '$CODEMODE_JAVA_HOME: not set'
  if [ -n "${JAVA_HOME-}" ]; then
    jdk_try '$JAVA_HOME' "$JAVA_HOME" && return 0
  else
    jdk_note '$JAVA_HOME: not set'
  fi
  jdk_on_path=$(command -v java 2>/dev/null) || jdk_on_path=
  case $jdk_on_path in
    /*) jdk_try 'java on the PATH' "$(jdk_home_of "$jdk_on_path")" && return 0 ;;
    *) jdk_note 'java on the PATH: none' ;;
  esac
  jdk_try_all '' /usr/lib/jvm && return 0
  jdk_try_all '' "${SDKMAN_DIR:-${HOME:-/nonexistent}/.sdkman}/candidates/java" && return 0
  if [ -x /usr/libexec/java_home ]; then
    jdk_mac=$(/usr/libexec/java_home -v "$jdk_version" 2>/dev/null) || jdk_mac=
    if [ -n "$jdk_mac" ]; then
      jdk_try '/usr/libexec/java_home' "$jdk_mac" && return 0
    fi
  fi
  jdk_try_all /Contents/Home /Library/Java/JavaVirtualMachines && return 0
  return 1
}

# What the person can do about it.
jdk_advice() {
  printf '%s needs a JDK %s, and none was found. Looked at:\n%s' "$1" "$jdk_version" "$JDK_SEARCH"
  printf 'Install one (for example Eclipse Temurin %s) or set CODEMODE_JAVA_HOME to its folder.\n' "$jdk_version"
}

jdk_note() {
  JDK_SEARCH="${JDK_SEARCH}  $1
"
}

# Leaves in jdk_plain what of a text can stand in a file's name.
jdk_plain() {
  jdk_left=$1
  jdk_plain=
  while [ -n "$jdk_left" ]; do
    jdk_rest=${jdk_left#?}
    case ${jdk_left%"$jdk_rest"} in
      [A-Za-z0-9.+_-]) jdk_plain=$jdk_plain${jdk_left%"$jdk_rest"} ;;
    esac
    jdk_left=$jdk_rest
  done
}

# jdk_try LABEL HOME
jdk_try() {
  if [ ! -x "$2/bin/$jdk_program" ]; then
    jdk_note "$1: $2 has no bin/$jdk_program"
    return 1
  fi
  jdk_found_version=
  jdk_found_runtime=
  jdk_found_arch=
  jdk_found_vendor=
  if [ -r "$2/release" ]; then
    while IFS='=' read -r jdk_key jdk_value || [ -n "$jdk_key" ]; do
      jdk_value=${jdk_value#\"}
      jdk_value=${jdk_value%%\"*}
      case $jdk_key in
        JAVA_VERSION) jdk_found_version=$jdk_value ;;
        JAVA_RUNTIME_VERSION) jdk_found_runtime=$jdk_value ;;
        OS_ARCH) jdk_found_arch=$jdk_value ;;
        IMPLEMENTOR | IMPLEMENTOR_VERSION) jdk_found_vendor=$jdk_found_vendor-$jdk_value ;;
      esac
    done <"$2/release"
  fi
  case $jdk_found_version in
    "$jdk_version" | "$jdk_version".* | "$jdk_version"-* | "$jdk_version"+*)
      FOUND_JDK=$2
      jdk_plain "${jdk_found_runtime:-$jdk_found_version}-$jdk_found_arch$jdk_found_vendor"
      FOUND_JDK_BUILD=$jdk_plain
      return 0
      ;;
  esac
  jdk_note "$1: $2 is version ${jdk_found_version:-unknown}"
  return 1
}

# jdk_try_all SUFFIX FOLDER: every entry of FOLDER.
jdk_try_all() {
  if [ ! -d "$2" ]; then
    jdk_note "$2: no such folder"
    return 1
  fi
  case $- in *f*) jdk_noglob=1 ;; *) jdk_noglob= ;; esac
  set +f
  set -- "$1" "$2"/*
  [ -z "$jdk_noglob" ] || set -f
  jdk_suffix=$1
  shift
  for jdk_entry; do
    [ -d "$jdk_entry$jdk_suffix/bin" ] || continue
    jdk_try "${jdk_entry%/*}" "$jdk_entry$jdk_suffix" && return 0
  done
  return 1
}

# The home that a java command belongs to, through its symbolic links.
jdk_home_of() {
  jdk_command=$1
  jdk_links=0
  while [ -L "$jdk_command" ] && [ "$jdk_links" -lt 16 ]; do
    jdk_target=$(readlink "$jdk_command")
    case $jdk_target in
      /*) jdk_command=$jdk_target ;;
      *) jdk_command=${jdk_command%/*}/$jdk_target ;;
    esac
    jdk_links=$((jdk_links + 1))
  done
  jdk_bin=${jdk_command%/*}
  printf '%s\n' "${jdk_bin%/*}"
}
