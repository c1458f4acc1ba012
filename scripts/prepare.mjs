// Makes a clone ready to run before `npm start` and `npm test`: packages, the desk's page, a Redis. It needs no
// packages itself and runs on the Node that the person has, so this file stays plain enough for old ones to
// read the message below.
//
//   node scripts/prepare.mjs [--page] [--redis]

const least = 20;
const major = Number(process.versions.node.split(".")[0]);

if (major < least) {
  process.stderr.write(
    `Throughline needs Node ${least} or later to install itself, and this is ${process.version}. ` +
      "Install a newer one from https://nodejs.org and start again.\n",
  );
  process.exitCode = 1;
} else {
  import("./prepare/prepare.mjs").then(({ main }) => main(process.argv.slice(2)));
}
