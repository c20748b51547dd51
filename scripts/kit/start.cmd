@echo off
where node >nul 2>nul || (echo Glassbox needs Node 20 or newer. Take it from https://nodejs.org & pause & exit /b 1)
node "%~dp0start.mjs" --room %*
pause
