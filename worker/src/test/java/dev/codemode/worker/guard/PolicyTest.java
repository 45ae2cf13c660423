package dev.codemode.worker.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the policy refuses, and what it must not trip over. */
class PolicyTest {
  private static final Map<String, String> SERVERS = Map.of("crm", "crm", "my_server", "my-server");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "import os ~ 1 ~ 8 ~ os ~ pathlib",
        "x = 1\\nimport subprocess ~ 2 ~ 8 ~ subprocess ~ asyncio.gather",
        "import json, socket ~ 1 ~ 14 ~ socket ~ no network",
        "from urllib import request ~ 1 ~ 1 ~ urllib.request ~ urllib.parse",
        "import urllib.request ~ 1 ~ 8 ~ urllib.request ~ urllib.parse",
        "from os import path ~ 1 ~ 1 ~ os ~ pathlib",
        "def f():\\n  import sys ~ 2 ~ 10 ~ sys ~ exit()",
        "import numpy as np ~ 1 ~ 8 ~ numpy ~ not installed",
        "import xml.dom ~ 1 ~ 8 ~ xml.dom ~ not allowed",
        "from . import x ~ 1 ~ 1 ~ . ~ relative",
        "eval('1') ~ 1 ~ 1 ~ eval ~ json.loads",
        "x = [exec] ~ 1 ~ 6 ~ exec ~ not allowed",
        "'😀', __import__('os') ~ 1 ~ 6 ~ __import__ ~ import statement",
        "lambda: globals() ~ 1 ~ 9 ~ globals ~ dict of your own",
        "f'{compile}' ~ 1 ~ 4 ~ compile ~ re.compile",
        "subprocess.run([]) ~ 1 ~ 1 ~ subprocess ~ not available",
      })
  void violationNamesPlaceAndWhatToDo(
      String code, int line, int column, String name, String advice) {
    var verdict = inspect(code.replace("\\n", "\n"));
    assertThat(verdict).isInstanceOf(Verdict.Violated.class);
    var violation = ((Verdict.Violated) verdict).violations().getFirst();
    assertThat(violation.name()).isEqualTo(name);
    assertThat(violation.line()).isEqualTo(line);
    assertThat(violation.column()).isEqualTo(column);
    assertThat(violation.message()).contains(advice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import re\nre.compile('a')",
        "obj.eval('x').exec()",
        "def eval(x): return x\neval(1)",
        "class A:\n  def compile(self): return self.compile",
        "for compile in []: compile",
        "x = 'import os; eval(1)'  # exec()",
        "f = lambda eval: eval(1)",
        "import crm, my_server as m",
        "from crm import find_user",
        "from tools import crm, ToolError",
        "import urllib.parse, xml.etree.ElementTree as E",
        "from urllib import parse",
        "from xml.etree import ElementTree",
        "import asyncio, json, datetime, zoneinfo, decimal, csv, dataclasses, typing, pathlib",
        "import collections.abc",
        "from __future__ import annotations",
      })
  void harmlessProgramsPass(String code) {
    assertThat(inspect(code)).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void allViolationsComeAtOnceInOrder() {
    var verdict = (Verdict.Violated) inspect("eval('1')\nimport os\nexec('')");
    assertThat(verdict.violations()).extracting(Violation::line).containsExactly(1, 2, 3);
  }

  @Test
  void withoutPolicyNothingIsJudged() {
    assertThat(new ProgramGuard().inspect("import os\neval('1')", new GuardOptions(false, SERVERS)))
        .isInstanceOf(Verdict.Accepted.class);
  }

  private static Verdict inspect(String code) {
    return new ProgramGuard().inspect(code, new GuardOptions(true, SERVERS));
  }
}
