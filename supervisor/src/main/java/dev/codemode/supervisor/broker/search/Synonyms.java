package dev.codemode.supervisor.broker.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Words that people and tools use for the same thing. All are stems. */
final class Synonyms {
  /**
   * One group a line; a word may be in several. A phrase is written with underscores. Groups that
   * begin with = mean the very same.
   */
  private static final String GROUPS =
      """
      list show view see display enumerate browse all available
      get fetch retrieve read view show lookup load describe see check
      find search look query locate lookup
      =look_for find search
      list find search query
      create add new make insert open register set_up file
      delete remove drop erase trash destroy clear purge
      update edit modify change set patch adjust alter
      write create update set put compose store
      send post publish share deliver submit
      tell send post message notify
      message dm chat text direct_message conversation
      text sms
      =mail email inbox gmail mailbox
      =unread message
      mail message
      email message
      write_email send_mail send_message
      issue ticket bug task
      story issue item
      =pr pullrequest
      pr pull_request pullrequest merge_request
      =repo repository
      repository project
      meeting event appointment calendar invite
      free availability freebusy
      =customer client
      customer contact buyer
      =person people
      user member person people colleague teammate employee somebody worker
      workspace organization team
      file document doc attachment spreadsheet presentation
      folder directory dir
      pay payment charge billing
      =refund reimburse money_back
      bill invoice
      comment note remark reply feedback
      reply answer respond
      assign owner assignee
      =database db
      row record entry item
      sql query
      =k8s kubernetes
      container pod
      deploy rollout release
      log output
      restart reboot bounce rerun retry
      rerun retry rebuild
      scale resize replica
      schedule book reserve plan
      =image picture photo
      image screenshot
      site website web page url
      download export
      upload import put attach
      cancel stop abort terminate kill end halt
      start run launch trigger execute begin play
      run invoke call execute
      close resolve finish complete done
      move transition transfer
      channel room
      deal opportunity
      lead prospect
      price cost rate
      stock inventory
      forecast weather
      temperature weather warm cold
      translate language
      route direction navigate drive
      route direction drive_from
      nearby near around
      vacation leave holiday absence time_off timeoff pto
      =subscription membership
      error exception crash failure failed
      alert alarm
      =mute silence snooze suppress
      incident outage
      metric statistic stat analytics
      permission access grant share
      secret credential password
      order purchase buy
      shipping delivery shipment
      =parcel package shipment
      track tracking trace where
      copy duplicate clone
      merge combine
      approve accept
      reject decline deny
      restore undelete recover
      summary summarize overview
      phone telephone number
      phone_number sms
      newsletter campaign mailing list
      subscribe add member
      vm virtual_machine instance server
      machine instance
      song track music
      article post blog
      similar nearest recommend
      branch ref
      commit revision
      diff difference change
      history log
      explain plan
      slow performance
      =config configuration
      config setting
      =env environment
      due deadline
      =on_call oncall
      ci pipeline workflow build job
      spreadsheet sheet
      video clip
      audio sound voice
      speak speech
      news headline
      hire recruit applicant
      salary pay payslip
      sign signature
      contract agreement envelope
      survey form questionnaire
      rename move
      open create
      object bucket s3
      count number many
      """;

  /** How sure it is that two words of an equal group, and of another, mean the same. */
  private static final double EQUAL = 0.95;

  private static final double ALIKE = 0.6;

  private static final Map<String, Map<String, Double>> BY_WORD = byWord();

  private Synonyms() {}

  /**
   * The others of the groups that a stem, or two joined by a blank, belongs to, with how sure each
   * is; in the order of the groups.
   */
  static Map<String, Double> of(String stem) {
    return BY_WORD.getOrDefault(stem, Map.of());
  }

  private static Map<String, Map<String, Double>> byWord() {
    var all = new HashMap<String, Map<String, Double>>();
    for (String line : GROUPS.strip().split("\n", -1)) {
      String group = line.strip();
      double sure = group.startsWith("=") ? EQUAL : ALIKE;
      List<String> words =
          Arrays.stream(group.replace("=", "").split(" ", -1)).map(Synonyms::stems).toList();
      for (String each : words) {
        Map<String, Double> others = all.computeIfAbsent(each, _ -> new LinkedHashMap<>());
        words.stream()
            .filter(other -> !other.equals(each))
            .forEach(other -> others.merge(other, sure, Math::max));
      }
    }
    return Map.copyOf(all);
  }

  private static String stems(String phrase) {
    return Arrays.stream(phrase.split("_", -1)).map(Stem::of).collect(Collectors.joining(" "));
  }
}
