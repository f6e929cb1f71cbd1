// Needs only Node and npm: installs the pinned pnpm and the dependencies once, then runs the command.
// Written in old JavaScript so that an old Node still reaches the sentence that says it is too old.
'use strict';
var childProcess = require('child_process');
var crypto = require('crypto');
var fs = require('fs');
var path = require('path');

var root = path.join(__dirname, '..');
var manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
var windows = process.platform === 'win32';

function fail(sentence) {
  process.stderr.write(sentence + '\n');
  process.exit(2);
}

function requireNode() {
  var wanted = manifest.engines.node.replace('>=', '').split('.').map(Number);
  var have = process.versions.node.split('.').map(Number);
  if (have[0] < wanted[0] || (have[0] === wanted[0] && have[1] < wanted[1])) {
    fail(
      'Hybrid Mailflow needs Node ' +
        wanted.join('.') +
        ' or newer; this is Node ' +
        process.versions.node +
        '.',
    );
  }
}

function environment() {
  var env = Object.assign({}, process.env, { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' });
  // An outer `npx --package` leaks this into a nested npx, which then looks for the wrong package.
  delete env.npm_config_package;
  return env;
}

function pnpm(args, options) {
  var spec = manifest.packageManager;
  var installed = childProcess.spawnSync('pnpm', ['--version'], {
    encoding: 'utf8',
    shell: windows,
    cwd: path.parse(root).root,
  });
  var direct = installed.status === 0 && installed.stdout.trim() === spec.split('@')[1];
  var command = direct ? 'pnpm' : 'npx';
  // --prefer-offline: without it npx asks the registry first and waits a minute where there is no network.
  var prefix = direct
    ? []
    : ['--yes', '--prefer-offline', '--loglevel=error', '--package=' + spec, '--', 'pnpm'];
  var result = childProcess.spawnSync(command, prefix.concat(args), {
    stdio: (options && options.stdio) || 'inherit',
    cwd: root,
    env: environment(),
    shell: windows,
  });
  if (result.error) fail('Could not start ' + command + ': ' + result.error.message);
  return result.status === null ? 70 : result.status;
}

/** Installs when the lockfile differs from the one of the last installation. What it prints goes to stderr. */
function install() {
  var lock = crypto
    .createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'pnpm-lock.yaml')))
    .digest('hex');
  var stamp = path.join(root, 'node_modules', '.installed-lockfile');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lock) return;
  process.stderr.write('Installing the dependencies (once) ...\n');
  var status = pnpm(['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only'], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0)
    fail(
      'The dependencies could not be installed: see the lines above. The first run needs the npm registry.',
    );
  fs.writeFileSync(stamp, lock);
}

function start(args) {
  var status = pnpm(
    [
      'exec',
      'turbo',
      'run',
      'build',
      '--filter=hybrid-mailflow',
      '--output-logs=errors-only',
      '--log-order=grouped',
    ],
    {
      stdio: ['ignore', 'ignore', 2],
    },
  );
  if (status !== 0)
    fail('The command line could not be built: run `npx ' + manifest.packageManager + ' build` to see why.');
  var result = childProcess.spawnSync(
    process.execPath,
    [path.join(root, 'apps', 'cli', 'dist', 'main.js')].concat(args),
    {
      stdio: 'inherit',
      // npm changes into the root of the repository; file names are meant from where the user stands.
      cwd: process.env.INIT_CWD || process.cwd(),
    },
  );
  process.exit(result.status === null ? 70 : result.status);
}

requireNode();
install();
var command = process.argv[2];
var rest = process.argv.slice(3);
if (command === 'start') start(rest);
else if (command === 'test') process.exit(pnpm(['exec', 'vitest', 'run'].concat(rest)));
else fail('usage: node tools/bootstrap.cjs start|test [arguments]');
