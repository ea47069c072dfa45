//! What could have stood somewhere, in the words of the language. Rules have names for programmers; nobody else is to see them.

use super::parser::Rule;

/// How a rule is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Saying {
    /// By the very words that it reads.
    Words(&'static str),
    /// By a description.
    Thing(&'static str),
    /// Not at all: never what a reader misses.
    Nothing,
}

/// How a rule is spoken of. Every rule is named here, so that a new one cannot be forgotten.
#[allow(clippy::too_many_lines, reason = "one line for each rule of the grammar")]
pub(super) fn saying(rule: Rule) -> Saying {
    match rule {
        Rule::k_a => Saying::Words("a"),
        Rule::k_a_lead_is => Saying::Words("a lead is"),
        Rule::k_a_new_clock_on => Saying::Words("a new clock on"),
        Rule::k_above => Saying::Words("above"),
        Rule::k_accepts_with => Saying::Words("accepts with"),
        Rule::k_account_has => Saying::Words("account has"),
        Rule::k_after => Saying::Words("after"),
        Rule::k_after_that => Saying::Words("after that"),
        Rule::k_ago => Saying::Words("ago"),
        Rule::k_agreed_by => Saying::Words("agreed by"),
        Rule::k_ahead => Saying::Words("ahead"),
        Rule::k_all_of => Saying::Words("all of"),
        Rule::k_and => Saying::Words("and"),
        Rule::k_any_of => Saying::Words("any of"),
        Rule::k_any_skipped => Saying::Words("any may be skipped"),
        Rule::k_anyone_at => Saying::Words("anyone at"),
        Rule::k_anything_else_is => Saying::Words("anything else is"),
        Rule::k_as => Saying::Words("as"),
        Rule::k_as_of => Saying::Words("as of"),
        Rule::k_at => Saying::Words("at"),
        Rule::k_at_first => Saying::Words("at first"),
        Rule::k_at_least => Saying::Words("at least"),
        Rule::k_at_most => Saying::Words("at most"),
        Rule::k_band => Saying::Words("band"),
        Rule::k_because => Saying::Words("because"),
        Rule::k_before => Saying::Words("before"),
        Rule::k_below => Saying::Words("below"),
        Rule::k_best_first => Saying::Words("best first"),
        Rule::k_best_only => Saying::Words("best only"),
        Rule::k_between => Saying::Words("between"),
        Rule::k_by => Saying::Words("by"),
        Rule::k_calendar => Saying::Words("calendar"),
        Rule::k_cancelled_by => Saying::Words("cancelled by"),
        Rule::k_classify => Saying::Words("classify"),
        Rule::k_closed => Saying::Words("closed"),
        Rule::k_column => Saying::Words("column"),
        Rule::k_contain => Saying::Words("contain"),
        Rule::k_contains => Saying::Words("contains"),
        Rule::k_counting => Saying::Words("counting"),
        Rule::k_currency => Saying::Words("currency"),
        Rule::k_date => Saying::Words("date"),
        Rule::k_days_since => Saying::Words("days since"),
        Rule::k_days_since_last => Saying::Words("days since last"),
        Rule::k_decimals => Saying::Words("decimals"),
        Rule::k_define => Saying::Words("define"),
        Rule::k_definition => Saying::Words("definition"),
        Rule::k_different_days => Saying::Words("different days"),
        Rule::k_does_not => Saying::Words("does not"),
        Rule::k_each_building => Saying::Words("each building on the one before"),
        Rule::k_else => Saying::Words("else"),
        Rule::k_email => Saying::Words("email"),
        Rule::k_end_with => Saying::Words("end with"),
        Rule::k_ends_with => Saying::Words("ends with"),
        Rule::k_even_if_incomplete => Saying::Words("even if incomplete"),
        Rule::k_event => Saying::Words("event"),
        Rule::k_events => Saying::Words("events"),
        Rule::k_ever => Saying::Words("ever"),
        Rule::k_every => Saying::Words("every"),
        Rule::k_everyone_else => Saying::Words("everyone else"),
        Rule::k_exactly => Saying::Words("exactly"),
        Rule::k_example => Saying::Words("example"),
        Rule::k_expect => Saying::Words("expect"),
        Rule::k_expires_after => Saying::Words("expires after"),
        Rule::k_fading_over => Saying::Words("fading over"),
        Rule::k_fewer_than => Saying::Words("fewer than"),
        Rule::k_first_bare => Saying::Words("first"),
        Rule::k_first_only => Saying::Words("first only"),
        Rule::k_for => Saying::Words("for"),
        Rule::k_for_at_least => Saying::Words("for at least"),
        Rule::k_for_each => Saying::Words("for each"),
        Rule::k_fresh_for => Saying::Words("fresh for"),
        Rule::k_from => Saying::Words("from"),
        Rule::k_given_by => Saying::Words("given by"),
        Rule::k_group => Saying::Words("group"),
        Rule::k_guarantee => Saying::Words("guarantee"),
        Rule::k_hand_raise => Saying::Words("hand raise"),
        Rule::k_handoff => Saying::Words("handoff"),
        Rule::k_has => Saying::Words("has"),
        Rule::k_has_been => Saying::Words("has been"),
        Rule::k_if_unknown => Saying::Words("if unknown"),
        Rule::k_in => Saying::Words("in"),
        Rule::k_in_force_from => Saying::Words("in force from"),
        Rule::k_in_force_until => Saying::Words("in force until"),
        Rule::k_in_the_last => Saying::Words("in the last"),
        Rule::k_in_the_next => Saying::Words("in the next"),
        Rule::k_include => Saying::Words("include"),
        Rule::k_includes => Saying::Words("includes"),
        Rule::k_is => Saying::Words("is"),
        Rule::k_kept_for_at_least => Saying::Words("kept for at least"),
        Rule::k_kept_for_good => Saying::Words("kept for good"),
        Rule::k_kept_until => Saying::Words("kept until"),
        Rule::k_known => Saying::Words("known"),
        Rule::k_last_bare => Saying::Words("last"),
        Rule::k_lead => Saying::Words("lead"),
        Rule::k_less_than => Saying::Words("less than"),
        Rule::k_list => Saying::Words("list"),
        Rule::k_losing => Saying::Words("losing"),
        Rule::k_means => Saying::Words("means"),
        Rule::k_meets => Saying::Words("meets"),
        Rule::k_mention => Saying::Words("mention"),
        Rule::k_mentions => Saying::Words("mentions"),
        Rule::k_money => Saying::Words("money"),
        Rule::k_more_than => Saying::Words("more than"),
        Rule::k_must_have => Saying::Words("must have"),
        Rule::k_must_include => Saying::Words("must include"),
        Rule::k_needs_permission => Saying::Words("needs permission"),
        Rule::k_never => Saying::Words("never"),
        Rule::k_no => Saying::Words("no"),
        Rule::k_nobody => Saying::Words("nobody"),
        Rule::k_nobody_who => Saying::Words("nobody"),
        Rule::k_none_if_never => Saying::Words("none if never"),
        Rule::k_none_of => Saying::Words("none of"),
        Rule::k_not => Saying::Words("not"),
        Rule::k_not_interest => Saying::Words("not interest"),
        Rule::k_not_personal => Saying::Words("not personal"),
        Rule::k_notify => Saying::Words("notify"),
        Rule::k_number => Saying::Words("number"),
        Rule::k_nurture => Saying::Words("nurture"),
        Rule::k_of => Saying::Words("of"),
        Rule::k_on => Saying::Words("on"),
        Rule::k_on_at_least => Saying::Words("on at least"),
        Rule::k_once_every => Saying::Words("once every"),
        Rule::k_once_per => Saying::Words("once per"),
        Rule::k_one_of => Saying::Words("one of"),
        Rule::k_only => Saying::Words("only"),
        Rule::k_only_while_it_holds => Saying::Words("only while it holds"),
        Rule::k_or => Saying::Words("or"),
        Rule::k_or_above => Saying::Words("or above"),
        Rule::k_otherwise => Saying::Words("otherwise"),
        Rule::k_outcome => Saying::Words("outcome"),
        Rule::k_owned_by => Saying::Words("owned by"),
        Rule::k_paused_from => Saying::Words("paused from"),
        Rule::k_per => Saying::Words("per"),
        Rule::k_percent => Saying::Words("percent"),
        Rule::k_permission => Saying::Words("permission"),
        Rule::k_person_has => Saying::Words("person has"),
        Rule::k_points => Saying::Words("points"),
        Rule::k_reach => Saying::Words("reach"),
        Rule::k_reaching => Saying::Words("reaching"),
        Rule::k_reassign_to => Saying::Words("reassign to"),
        Rule::k_rejects_with => Saying::Words("rejects with"),
        Rule::k_required => Saying::Words("required"),
        Rule::k_route => Saying::Words("route"),
        Rule::k_scaled_to => Saying::Words("scaled to"),
        Rule::k_score => Saying::Words("score"),
        Rule::k_send_every => Saying::Words("send every"),
        Rule::k_sensitive => Saying::Words("sensitive"),
        Rule::k_several_of => Saying::Words("several of"),
        Rule::k_since => Saying::Words("since"),
        Rule::k_since_last => Saying::Words("since last"),
        Rule::k_sla => Saying::Words("sla"),
        Rule::k_stages => Saying::Words("stages"),
        Rule::k_start_with => Saying::Words("start with"),
        Rule::k_starting_over_at => Saying::Words("starting over at"),
        Rule::k_starts_at => Saying::Words("starts at"),
        Rule::k_starts_with => Saying::Words("starts with"),
        Rule::k_status => Saying::Words("status"),
        Rule::k_system => Saying::Words("system"),
        Rule::k_target => Saying::Words("target"),
        Rule::k_team => Saying::Words("team"),
        Rule::k_text => Saying::Words("text"),
        Rule::k_the_earliest => Saying::Words("the earliest"),
        Rule::k_the_first => Saying::Words("the first"),
        Rule::k_the_higher_of => Saying::Words("the higher of"),
        Rule::k_the_highest => Saying::Words("the highest"),
        Rule::k_the_last => Saying::Words("the last"),
        Rule::k_the_later_of => Saying::Words("the later of"),
        Rule::k_the_latest => Saying::Words("the latest"),
        Rule::k_the_lowest => Saying::Words("the lowest"),
        Rule::k_the_number_of => Saying::Words("the number of"),
        Rule::k_the_number_of_different => Saying::Words("the number of different"),
        Rule::k_the_total => Saying::Words("the total"),
        Rule::k_the_value_of => Saying::Words("the value of"),
        Rule::k_time => Saying::Words("time"),
        Rule::k_time_zone => Saying::Words("time zone"),
        Rule::k_times => Saying::Words("times"),
        Rule::k_to => Saying::Words("to"),
        Rule::k_together => Saying::Words("together"),
        Rule::k_total => Saying::Words("total"),
        Rule::k_tracked => Saying::Words("tracked"),
        Rule::k_unknown => Saying::Words("unknown"),
        Rule::k_unknown_included => Saying::Words("unknown included"),
        Rule::k_unknown_unless => Saying::Words("unknown unless"),
        Rule::k_unless => Saying::Words("unless"),
        Rule::k_until => Saying::Words("until"),
        Rule::k_use => Saying::Words("use"),
        Rule::k_version => Saying::Words("version"),
        Rule::k_was => Saying::Words("was"),
        Rule::k_was_ever => Saying::Words("was ever"),
        Rule::k_weighs => Saying::Words("weighs"),
        Rule::k_when => Saying::Words("when"),
        Rule::k_when_missed => Saying::Words("when missed"),
        Rule::k_whenever => Saying::Words("whenever"),
        Rule::k_where => Saying::Words("where"),
        Rule::k_while => Saying::Words("while"),
        Rule::k_whole_number => Saying::Words("whole number"),
        Rule::k_with => Saying::Words("with"),
        Rule::k_withdrawn_by => Saying::Words("withdrawn by"),
        Rule::k_within => Saying::Words("within"),
        Rule::k_working => Saying::Words("working"),
        Rule::k_yes_no => Saying::Words("yes/no"),
        Rule::k_zone_of => Saying::Words("zone of"),
        Rule::statement_word
        | Rule::definition
        | Rule::use_file
        | Rule::team
        | Rule::a_lead_is
        | Rule::means
        | Rule::record
        | Rule::event
        | Rule::event_group
        | Rule::list
        | Rule::define
        | Rule::permission
        | Rule::status
        | Rule::classify
        | Rule::score
        | Rule::band
        | Rule::stages
        | Rule::outcome
        | Rule::stage_rule
        | Rule::calendar
        | Rule::handoff
        | Rule::sla
        | Rule::route
        | Rule::nurture
        | Rule::target
        | Rule::guarantee
        | Rule::example => Saying::Thing("a statement"),
        Rule::name
        | Rule::name_has
        | Rule::name_as
        | Rule::name_of
        | Rule::name_to
        | Rule::name_from
        | Rule::name_was
        | Rule::name_only
        | Rule::name_reach
        | Rule::name_per
        | Rule::name_head
        | Rule::name_in
        | Rule::name_by
        | Rule::name_file
        | Rule::name_num
        | Rule::name_with
        | Rule::value_name
        | Rule::value_first
        | Rule::value_num
        | Rule::value_for => Saying::Thing("a name"),
        Rule::label | Rule::label_num => Saying::Thing("a label"),
        Rule::text => Saying::Thing("text in double quotes"),
        Rule::number => Saying::Thing("a number"),
        Rule::percent => Saying::Thing("a percentage (`18%`)"),
        Rule::currency => Saying::Thing("a currency (`EUR`)"),
        Rule::money => Saying::Thing("an amount (`EUR 5m`)"),
        Rule::hhmm => Saying::Thing("a time of day (`09:00`)"),
        Rule::time => Saying::Thing("a time (`2026-03-10 09:00`)"),
        Rule::date => Saying::Thing("a date (`2026-03-10`)"),
        Rule::unit => Saying::Thing("a unit of time (`days`)"),
        Rule::duration => Saying::Thing("a length of time (`30 days`)"),
        Rule::period => Saying::Thing("`day`, `week`, `month`, `quarter` or `year`"),
        Rule::weekday | Rule::days => Saying::Thing("a day of the week"),
        Rule::comma => Saying::Thing("a comma"),
        Rule::colon => Saying::Thing("a colon"),
        Rule::open_bracket => Saying::Thing("an opening bracket"),
        Rule::close_bracket => Saying::Thing("a closing bracket"),
        Rule::sign => Saying::Thing("`+` or `-`"),
        Rule::condition
        | Rule::plain_condition
        | Rule::brackets
        | Rule::checklist
        | Rule::test
        | Rule::no_event
        | Rule::never_event
        | Rule::meets
        | Rule::edge_event
        | Rule::event_number => Saying::Thing("a condition"),
        Rule::not_ => Saying::Thing("`not`"),
        Rule::event_ref | Rule::group_of | Rule::event_any | Rule::event_where | Rule::each_event => {
            Saying::Thing("an event")
        }
        Rule::comparison => Saying::Thing("a comparison (`is`, `>=`, `contains` …)"),
        Rule::op => Saying::Thing("a comparison (`>=`, `<` …)"),
        Rule::text_op => Saying::Thing("a comparison (`contains` …)"),
        Rule::is_what => Saying::Thing("what it is"),
        Rule::in_list => Saying::Thing("`in`"),
        Rule::outcome_name => Saying::Thing("`not a lead`"),
        Rule::value | Rule::fact_value => Saying::Thing("a value"),
        Rule::values => Saying::Thing("a list in brackets"),
        Rule::where_ => Saying::Thing("a filter (`where …`)"),
        Rule::where_list => Saying::Thing("a checklist"),
        Rule::where_test => Saying::Thing("a test"),
        Rule::count => Saying::Thing("a count (`at least 2 times`)"),
        Rule::window => Saying::Thing("a window (`in the last 30 days`)"),
        Rule::anchor => Saying::Thing("a window (`within 7 days after …`)"),
        Rule::because => Saying::Thing("`because`"),
        Rule::definition_clause => Saying::Thing("a clause (`version`, `currency` …)"),
        Rule::field => Saying::Thing("a field (`employees: whole number`)"),
        Rule::type_ => Saying::Thing("a type (`text`, `yes/no`, `one of (…)` …)"),
        Rule::choices => Saying::Thing("choices in brackets"),
        Rule::range | Rule::percent_range => Saying::Thing("a range (`from 0 to 100`)"),
        Rule::field_option => Saying::Thing("an option (`required`, `tracked` …)"),
        Rule::event_option => Saying::Thing("an option (`not interest`, `hand raise`, `system`, `by TEAM`)"),
        Rule::needs_permission => Saying::Thing("`needs permission`"),
        Rule::status_row => Saying::Thing("a row (`new at first`, `working after …`)"),
        Rule::class_row => Saying::Thing("a row (`LABEL when …`)"),
        Rule::class_else => Saying::Thing("the last row (`LABEL otherwise`)"),
        Rule::unknown_unless => Saying::Thing("`unknown unless`"),
        Rule::starting_over => Saying::Thing("`starting over at`"),
        Rule::starts_at => Saying::Thing("`starts at`"),
        Rule::group | Rule::group_head => Saying::Thing("a group"),
        Rule::group_rule => Saying::Thing("a rule (`best only`, `at most 30 points` …)"),
        Rule::term => Saying::Thing("a term (`+10 when …`)"),
        Rule::points => Saying::Thing("points (`+10`)"),
        Rule::computed => Saying::Thing("what is added (`+ the value of …`)"),
        Rule::silence => Saying::Thing("a silence (`30 days since last …`)"),
        Rule::term_option => Saying::Thing("a limit (`at most 10 points`, `once per day`, `fading over 30 days` …)"),
        Rule::band_row => Saying::Thing("a row (`hot from 70`)"),
        Rule::stages_head => Saying::Thing("`stages`"),
        Rule::stage => Saying::Thing("a stage"),
        Rule::stage_option => Saying::Thing("an option (`owned by TEAM`, `kept for good` …)"),
        Rule::zone => Saying::Thing("a time zone in double quotes"),
        Rule::open => Saying::Thing("opening hours (`monday to friday 09:00 to 17:30`)"),
        Rule::hours => Saying::Thing("hours (`09:00 to 17:30`)"),
        Rule::closed => Saying::Thing("`closed`"),
        Rule::handoff_clause => Saying::Thing("a clause (`must include …`, `TEAM accepts with …`)"),
        Rule::sla_start | Rule::one_start => Saying::Thing("what starts the clock"),
        Rule::sla_clause => Saying::Thing("a clause (`notify …`, `paused from …` …)"),
        Rule::notice_time => Saying::Thing("`after 3 days`, `when missed` or `1 day after that`"),
        Rule::recipient => Saying::Thing("whom to tell"),
        Rule::route_row => Saying::Thing("a row (`to QUEUE when …`)"),
        Rule::route_else => Saying::Thing("the last row (`to QUEUE otherwise`)"),
        Rule::queue => Saying::Thing("a queue"),
        Rule::nurture_clause => Saying::Thing("a clause (`send every …`, `until …`, `needs permission …`)"),
        Rule::target_total => Saying::Thing("`of total PROPERTY of EVENT`"),
        Rule::fact => Saying::Thing("a fact (`FIELD is …`, `EVENT 3 days ago`)"),
        Rule::fact_time => Saying::Thing("`3 days ago` or `on 2026-03-01`"),
        Rule::fact_where => Saying::Thing("`where`"),
        Rule::fact_prop => Saying::Thing("a property (`topic is pricing`)"),
        Rule::expect => Saying::Thing("`expect`"),
        Rule::EOI => Saying::Thing("the end of the statement"),
        Rule::WHITESPACE
        | Rule::column_0
        | Rule::next
        | Rule::comment
        | Rule::file
        | Rule::lone_statement
        | Rule::lone_condition
        | Rule::statement
        | Rule::letter
        | Rule::word_char
        | Rule::we
        | Rule::sp
        | Rule::word
        | Rule::stop
        | Rule::date_ahead
        | Rule::start
        | Rule::value_start
        | Rule::quantity
        | Rule::quoted
        | Rule::more
        | Rule::number_ahead
        | Rule::digits
        | Rule::decimal
        | Rule::num_end
        | Rule::day_of
        | Rule::clock
        | Rule::bad_unit
        | Rule::chain
        | Rule::and_or
        | Rule::operand
        | Rule::checklist_of
        | Rule::special
        | Rule::event_tail
        | Rule::tail_end
        | Rule::edge
        | Rule::edge_tail
        | Rule::event_number_head
        | Rule::property_of
        | Rule::when_
        | Rule::score_line
        | Rule::term_tail
        | Rule::sla_count
        | Rule::cancel
        | Rule::facts
        | Rule::on_line => Saying::Nothing,
    }
}
