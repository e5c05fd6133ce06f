#include "embedded.h"

#pragma clang diagnostic ignored "-Wpedantic"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char municipalities[] = {
#embed "../../sample-data/municipalities.csv"
};
static const unsigned char inhabitants[] = {
#embed "../../sample-data/inhabitants.csv"
};
static const unsigned char reorganisations[] = {
#embed "../../sample-data/reorganisations.csv"
};
static const unsigned char initiatives[] = {
#embed "../../sample-data/initiatives.csv"
};
static const unsigned char facts[] = {
#embed "../../sample-data/facts.csv"
};
static const unsigned char activities[] = {
#embed "../../sample-data/activities.csv"
};
static const unsigned char printed[] = {
#embed "../../sample-data/printed.csv"
};
static const unsigned char functions[] = {
#embed "../../sample-data/functions.csv"
};
static const unsigned char figures[] = {
#embed "../../sample-data/figures.csv"
};
static const unsigned char findings[] = {
#embed "../../sample-data/findings.csv"
};
static const unsigned char candidates[] = {
#embed "../../sample-data/candidates.csv"
};
static const unsigned char factsheet[] = {
#embed "../../sample-data/factsheet.csv"
};
static const unsigned char phases[] = {
#embed "../../sample-data/phases.csv"
};
static const unsigned char roadmap[] = {
#embed "../../sample-data/roadmap.csv"
};
static const unsigned char nextsteps[] = {
#embed "../../sample-data/nextsteps.csv"
};
static const unsigned char risks[] = {
#embed "../../sample-data/risks.csv"
};
static const unsigned char states[] = {
#embed "../../sample-data/states.csv"
};
static const unsigned char grid[] = {
#embed "../../sample-data/grid.csv"
};
static const unsigned char bodies[] = {
#embed "../../sample-data/bodies.csv"
};
static const unsigned char chain[] = {
#embed "../../sample-data/chain.csv"
};
static const unsigned char decisions[] = {
#embed "../../sample-data/decisions.csv"
};
static const unsigned char roles[] = {
#embed "../../sample-data/roles.csv"
};
static const unsigned char rollout[] = {
#embed "../../sample-data/rollout.csv"
};
static const unsigned char bookings[] = {
#embed "../../sample-data/bookings.csv"
};
static const unsigned char sample[] = {
#embed "../../sample-data/sample.sqlite"
};
static const unsigned char dark[] = {
#embed "../../themes/samen-dark.toml"
};
static const unsigned char light[] = {
#embed "../../themes/samen-light.toml"
};

static const unsigned char contrast_dark[] = {
#embed "../../themes/samen-contrast-dark.toml"
};
static const unsigned char contrast_light[] = {
#embed "../../themes/samen-contrast-light.toml"
};
static const unsigned char colourblind[] = {
#embed "../../themes/samen-colourblind.toml"
};
static const unsigned char mono[] = {
#embed "../../themes/samen-mono.toml"
};
static const unsigned char sixteen[] = {
#embed "../../themes/samen-16.toml"
};
static const unsigned char beamer[] = {
#embed "../../themes/samen-beamer.toml"
};

static const struct samen_embedded files[] = {
  {"municipalities.csv", municipalities, sizeof municipalities},
  {"inhabitants.csv", inhabitants, sizeof inhabitants},
  {"reorganisations.csv", reorganisations, sizeof reorganisations},
  {"grid.csv", grid, sizeof grid},
  {"initiatives.csv", initiatives, sizeof initiatives},
  {"facts.csv", facts, sizeof facts},
  {"activities.csv", activities, sizeof activities},
  {"printed.csv", printed, sizeof printed},
  {"functions.csv", functions, sizeof functions},
  {"figures.csv", figures, sizeof figures},
  {"findings.csv", findings, sizeof findings},
  {"candidates.csv", candidates, sizeof candidates},
  {"factsheet.csv", factsheet, sizeof factsheet},
  {"phases.csv", phases, sizeof phases},
  {"roadmap.csv", roadmap, sizeof roadmap},
  {"nextsteps.csv", nextsteps, sizeof nextsteps},
  {"risks.csv", risks, sizeof risks},
  {"states.csv", states, sizeof states},
  {"bodies.csv", bodies, sizeof bodies},
  {"chain.csv", chain, sizeof chain},
  {"decisions.csv", decisions, sizeof decisions},
  {"roles.csv", roles, sizeof roles},
  {"rollout.csv", rollout, sizeof rollout},
  {"bookings.csv", bookings, sizeof bookings},
  {"sample.sqlite", sample, sizeof sample},
  {"samen-dark.toml", dark, sizeof dark},
  {"samen-light.toml", light, sizeof light},
  {"samen-contrast-dark.toml", contrast_dark, sizeof contrast_dark},
  {"samen-contrast-light.toml", contrast_light, sizeof contrast_light},
  {"samen-colourblind.toml", colourblind, sizeof colourblind},
  {"samen-mono.toml", mono, sizeof mono},
  {"samen-16.toml", sixteen, sizeof sixteen},
  {"samen-beamer.toml", beamer, sizeof beamer},
};

int samen_embedded_count(void) { return (int)(sizeof files / sizeof *files); }
struct samen_embedded samen_embedded_file(int index) { return files[index]; }
